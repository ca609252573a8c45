"""The rows of a ranked list, fifty at a time, drawn without a template for each cell (docs/adr/0020)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from applications.choices import ReviewOpinion, Status
from applications.models import OpinionAct
from applications.presenters.files import OUTCOME_TONES, tone_of
from applications.presenters.why import names_of
from applications.queries.entrants import Named
from applications.queries.kept_ranking import Placed
from applications.queries.ranking import RankedLine
from applications.queries.rules import Rules
from cmdp.kit.drawing import draw_axis_chip, draw_status
from cmdp.kit.formats import NOTHING, format_day, format_money, format_score
from cmdp.kit.links import addresses

UNNAMED = Named("", "", "")


def draw_rows(
    rules: Rules, rows: Sequence[Placed], names: Mapping[int, Named], whys: Mapping[int, Sequence[str]]
) -> SafeString:
    """The body of the list of one envelope: ``names`` and ``whys`` by the key of the file."""
    draw = Rows(rules)
    return mark_safe(
        "\n".join(draw.row(one, names.get(one.line.file.pk, UNNAMED), whys[one.line.file.pk]) for one in rows)
    )


def draw_files(files: Iterable[tuple[str, str, str]]) -> SafeString:
    """Files and their status as the items of a list, out of their public ids, references and statuses."""
    address = addresses("applications:desk_proposal")
    told = (
        (address(public_id), reference or public_id, Status(status).label) for public_id, reference, status in files
    )
    return format_html_join("", '<li><a href="{}">{}</a> · {}</li>', told)


def draw_acts(acts: Iterable[OpinionAct]) -> SafeString:
    """Acts of opinions as the items of a list: when the commission met, and its minutes."""
    said = _("%(day)s tarihli komisyon, tutanak %(number)s")
    address = addresses("applications:opinion_act")
    told = (
        (address(act.public_id), said % {"day": format_day(act.met_on), "number": act.minutes_number}) for act in acts
    )
    return format_html_join("", '<li><a href="{}">{}</a></li>', told)


class Rows:
    """Draws lines of one list; what is the same in all of them is looked up once."""

    def __init__(self, rules: Rules) -> None:
        self.rules, self.ties = rules, names_of(rules)
        self.address = addresses("applications:desk_proposal")
        number = ' class="num"'
        result = (number, _("Puan")) if rules.is_marked else ("", _("Çoğunluğun görüşü"))
        heads = [
            (number, _("Sıra")),
            ("", _("Başvuru")),
            ("", _("Tedbir")),
            result,
            (number, _("Talep")),
            (number, _("Önerilen")),
            (number, _("Birikimli")),
            ("", _("Öneri")),
            ("", _("Durum")),
        ]
        self.starts = [f'<td{kind} data-label="{conditional_escape(label)}">' for kind, label in heads]

    def row(self, placed: Placed, named: Named, why: Sequence[str]) -> str:
        """One line; what is not marked safe is escaped."""
        line = placed.line
        cells: tuple[Any, ...] = (
            self._place(placed),
            self._file(placed, named, why),
            draw_axis_chip(axis=named.axis, code=named.measure),
            self._result(line),
            format_money(line.file.requested_support),
            NOTHING if line.recommended is None else format_money(line.recommended),
            self._cumulated(line),
            self._suggestion(line),
            draw_status(label=line.file.status_label, tone=tone_of(line.file.status)),
        )
        filled = "".join(
            f"{start}{conditional_escape(cell)}</td>" for start, cell in zip(self.starts, cells, strict=True)
        )
        start = '<tr class="is-line">' if line.is_last_within else "<tr>"
        return f"{start}{filled}</tr>"

    def _place(self, placed: Placed) -> SafeString:
        if placed.span is None:
            return mark_safe(str(placed.line.place))
        label = format_html('<span class="visually-hidden">{} </span>', _("Sıranın aralığı"))
        return mark_safe(f'{placed.line.place}<br><span class="soft small">{label}{placed.span}</span>')

    def _file(self, placed: Placed, named: Named, why: Sequence[str]) -> SafeString:
        file, name = placed.line.file, conditional_escape(str(placed.line.file))
        close = format_html(" {}", draw_status(label=_("sonuca çok yakın"), tone="warning")) if placed.is_close else ""
        sentences = "".join(f"<li>{conditional_escape(sentence)}</li>" for sentence in why)
        ask = format_html('{}<span class="visually-hidden"> {}</span>', _("Neden bu sıra?"), name)
        return mark_safe(
            f'<a href="{self.address(file.public_id)}">{name}</a>{close}<br><span class="soft">{conditional_escape(named.title)}</span>'
            f'<details class="small"><summary>{ask}</summary><ul>{sentences}</ul></details>{self._report(placed.line)}'
        )

    def _report(self, line: RankedLine) -> str:
        if not self.rules.values.has_consensus:
            return ""
        address = reverse("applications:file_evaluators", args=[line.file.public_id])
        name = format_html('<span class="visually-hidden">: {}</span>', line.file)
        return format_html('<br><a class="small" href="{}#rapor">{}{}</a>', address, _("Ortak rapor"), name)

    def _result(self, line: RankedLine) -> SafeString:
        result = line.result
        word = ReviewOpinion(result.opinion).label if result.opinion else NOTHING
        told = f"<strong>{format_score(result.score)}</strong>" if self.rules.is_marked else conditional_escape(word)
        if not line.tie_broken_by:
            return mark_safe(told)
        rule = self.ties.get(line.tie_broken_by, line.tie_broken_by)
        tie = conditional_escape(_("eşitlik: %(rule)s") % {"rule": rule})
        return mark_safe(f'{told}<br><span class="soft">{tie}</span>')

    def _cumulated(self, line: RankedLine) -> SafeString:
        told = format_money(line.cumulated) if line.result.passes else NOTHING
        if not line.moved:
            return mark_safe(told)
        moved = _("artan paradan %(amount)s") % {"amount": format_money(line.moved)}
        return mark_safe(f'{told}<br><span class="soft">{moved}</span>')

    def _suggestion(self, line: RankedLine) -> SafeString | str:
        if line.file.status != Status.REVIEWED:
            return NOTHING
        return draw_status(label=line.suggestion.label, tone=OUTCOME_TONES[line.suggestion])
