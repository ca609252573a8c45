"""No parameter is silently ignored: an unknown, a doubled or an unreadable one is told with what would be right."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, get_args

from django.utils.translation import gettext_lazy as _
from ninja import Schema

from applications.api.problems import INVALID_PARAMETER, Fault, ProblemError
from applications.exports.open_data.fields import Words
from cmdp.kit.requests import Request

UNKNOWN = _("Böyle bir süzgeç yok. Bilinenler: %(known)s.")
UNKNOWN_OF_NONE = _("Bu adres süzgeç almaz.")
DOUBLED = _("Bu değer bir kez verilebilir, %(count)d kez verilmiş.")
WRONG: Words = _("Bu değer okunamadı; belgelerdeki biçimde verin.")
SENTENCES: dict[str, Words] = {
    "int_parsing": _("Tam sayı olmalı."),
    "decimal_parsing": _("Sayı olmalı; ondalık ayırıcı noktadır."),
    "bool_parsing": _("true ya da false olmalı."),
    "greater_than_equal": _("En az %(ge)s olmalı."),
    "less_than_equal": _("En çok %(le)s olmalı."),
    "string_too_long": _("En çok %(max_length)s karakter olmalı."),
    "string_too_short": _("En az %(min_length)s karakter olmalı."),
    "too_long": _("En çok %(max_length)s kez verilebilir."),
    "enum": _("Şunlardan biri olmalı: %(expected)s."),
    "literal_error": _("Şunlardan biri olmalı: %(expected)s."),
}


def strict(view: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse what the operation does not know; what it knows stands in its signature."""
    schemas = _schemas(view)

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> Any:
        refuse_strangers(request, schemas)
        return view(request, *args, **kwargs)

    return answer


def refuse_strangers(request: Request, schemas: Sequence[type[Schema]]) -> None:
    """Raise the problem that names every parameter which no schema knows, and every doubled one that is no list."""
    known = {name: isinstance(field.default, list) for schema in schemas for name, field in schema.model_fields.items()}
    if faults := [fault for name in request.GET for fault in _faults(request, name, known)]:
        raise ProblemError(INVALID_PARAMETER, faults=tuple(faults))


def refused_values(errors: Sequence[Mapping[str, Any]]) -> ProblemError:
    """The problem of values that the operation's schema does not take."""
    return ProblemError(INVALID_PARAMETER, faults=tuple(_fault(error) for error in errors))


def _schemas(view: Callable[..., Any]) -> list[type[Schema]]:
    annotations = [parameter.annotation for parameter in inspect.signature(view).parameters.values()]
    parts = [part for annotation in annotations for part in get_args(annotation)[:1]]
    return [part for part in parts if isinstance(part, type) and issubclass(part, Schema)]


def _faults(request: Request, name: str, known: Mapping[str, bool]) -> list[Fault]:
    if name not in known:
        told = {"known": ", ".join(sorted(known))}
        return [Fault(name, UNKNOWN, told) if known else Fault(name, UNKNOWN_OF_NONE)]
    count = len(request.GET.getlist(name))
    return [Fault(name, DOUBLED, {"count": count})] if count > 1 and not known[name] else []


def _fault(error: Mapping[str, Any]) -> Fault:
    name = [part for part in error["loc"] if isinstance(part, str)][-1]
    sentence = SENTENCES.get(error["type"], WRONG)
    values = {key: value for key, value in error.get("ctx", {}).items() if isinstance(value, str | int | float)}
    try:
        str(sentence) % values
    except KeyError:
        return Fault(name, WRONG)
    return Fault(name, sentence, values)
