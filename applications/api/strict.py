"""No parameter is silently ignored: an unknown, a doubled or an unreadable one is told with what would be right."""

import inspect
from collections.abc import Callable, Sequence
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
    "enum": _("Şunlardan biri olmalı: %(expected)s."),
    "literal_error": _("Şunlardan biri olmalı: %(expected)s."),
}


def strict(view: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse what the operation does not know; what it knows stands in its signature."""
    known = frozenset(_known(view))

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> Any:
        faults = [fault for name in request.GET for fault in _faults(request, name, known)]
        if faults:
            raise ProblemError(INVALID_PARAMETER, faults=tuple(faults))
        return view(request, *args, **kwargs)

    return answer


def refused_values(errors: Sequence[dict[str, Any]]) -> ProblemError:
    """The problem of values that the operation's schema does not take."""
    return ProblemError(INVALID_PARAMETER, faults=tuple(_fault(error) for error in errors))


def _known(view: Callable[..., Any]) -> list[str]:
    names = []
    for parameter in inspect.signature(view).parameters.values():
        for part in get_args(parameter.annotation)[:1]:
            if isinstance(part, type) and issubclass(part, Schema):
                names += list(part.model_fields)
    return names


def _faults(request: Request, name: str, known: frozenset[str]) -> list[Fault]:
    if name not in known:
        told = {"known": ", ".join(sorted(known))}
        return [Fault(name, UNKNOWN, told) if known else Fault(name, UNKNOWN_OF_NONE)]
    count = len(request.GET.getlist(name))
    return [Fault(name, DOUBLED, {"count": count})] if count > 1 else []


def _fault(error: dict[str, Any]) -> Fault:
    name = str(error["loc"][-1])
    sentence = SENTENCES.get(error["type"], WRONG)
    values = {key: value for key, value in error.get("ctx", {}).items() if isinstance(value, str | int | float)}
    try:
        str(sentence) % values
    except KeyError:
        return Fault(name, WRONG)
    return Fault(name, sentence, values)
