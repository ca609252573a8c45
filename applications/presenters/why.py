"""“Neden bu sıra?”: a line of the list in plain sentences, from the same words that a decision's list is kept in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.choices import AssessmentMode, OpinionOutcome, ReviewOpinion, ValueKey
from applications.presenters.rules import shown
from applications.queries.decided import Document, envelope_of, line_of
from applications.queries.ranking import RankedLine, Ranking
from applications.queries.rules import Rules
from applications.queries.scoring import PAIR
from applications.rulebook import FIRST_SENT
from cmdp.kit.formats import format_mark, format_money, format_score

FIRST = 1


@dataclass(frozen=True, slots=True)
class Explained:
    """One line of a kept list with what the act said of it, and why it stands where it stands."""

    line: Document
    label: str
    score: str
    outcome: str
    amount: Decimal | None
    why: list[str]


def names_of(rules: Rules) -> dict[str, str]:
    """What a tie-break is called: a section of the grid, or the first sending."""
    return {part.section.key: part.section.name for part in rules.grid} | {FIRST_SENT: _("ilk gönderim")}


def why_of(ranking: Ranking, lines: Iterable[RankedLine], above: Iterable[RankedLine] = ()) -> dict[int, list[str]]:
    """File → why it stands where it stands in a list of now; ``above`` are those right above a line that is not among these."""
    told = [(line.file.pk, line_of(line, ranking.rules)) for line in lines]
    known = (line_of(line, ranking.rules) for line in above)
    envelopes = [envelope_of(one) for one in ranking.envelopes]
    teller = Teller(ranking.rules, [*known, *(document for _file, document in told)], envelopes)
    return {file: teller.told(document) for file, document in told}


def explained(document: Document, rules: Rules, lines: Sequence[Document]) -> list[Explained]:
    """Lines of a kept list, each with its reasons."""
    teller = Teller(rules, document["lines"], document["envelopes"])
    return [_explained(line, document["opinions"].get(line["id"]), teller) for line in lines]


def _explained(line: Document, said: Document | None, teller: "Teller") -> Explained:
    outcome = str(OpinionOutcome(said["outcome"]).label) if said else ""
    amount = Decimal(said["amount"]) if said and said["amount"] else None
    score = format_score(Decimal(line["score"])) if line["score"] else str(ReviewOpinion(line["word"]).label)
    return Explained(line, line["reference"] or line["id"], score, outcome, amount, teller.told(line))


class Teller:
    """Says of each line of one list why it stands there."""

    def __init__(self, rules: Rules, lines: Iterable[Document], envelopes: Iterable[Document]) -> None:
        self.rules = rules
        self.names = names_of(rules)
        self.at = {(line["part"], line["place"]): line for line in lines}
        self.envelopes: Mapping[str, Document] = {one["part"]: one for one in envelopes}

    def told(self, line: Document) -> list[str]:
        """The sentences, in the order in which the list was made."""
        return [*self._score(line), *self._limits(line), self._place(line), *self._money(line)]

    def _score(self, line: Document) -> Iterator[str]:
        if self.rules.values.assessment_mode == AssessmentMode.OPINION:
            yield _("Değerlendiricilerin çoğunluğunun görüşü: %(word)s.") % {"word": ReviewOpinion(line["word"]).label}
            return
        totals = [format_mark(Decimal(total)) for total in line["totals"]]
        told = {
            "totals": " · ".join(totals),
            "rule": shown(ValueKey.COMBINING, self.rules.values.combining, {}),
            "score": format_score(Decimal(line["score"])),
        }
        if len(totals) <= PAIR:  # the rule speaks of three
            yield _("Değerlendiricilerin verdiği toplamlar: %(totals)s. Ortalamaları, puanı: %(score)s.") % told
            return
        yield _("Değerlendiricilerin verdiği toplamlar: %(totals)s. “%(rule)s” kuralıyla puanı %(score)s.") % told
        if len(line["counted"]) < len(totals):
            counted = " · ".join(totals[place] for place in line["counted"])
            yield _("Kural gereği yalnızca şu toplamlar sayıldı: %(totals)s.") % {"totals": counted}

    def _limits(self, line: Document) -> Iterator[str]:
        if self.rules.values.assessment_mode == AssessmentMode.OPINION:
            return
        mark, score = self.rules.values.pass_mark, Decimal(line["score"])
        told = {"mark": format_mark(mark)}
        yield (
            _("Geçme puanına (%(mark)s) ulaşıyor.") % told
            if score >= mark
            else _("Geçme puanına (%(mark)s) ulaşmıyor.") % told
        )
        for section in line["sections"]:
            if section["floor"] is not None:
                yield self._floor(section)

    def _floor(self, section: Document) -> str:
        mean, floor = Decimal(section["mean"]), Decimal(section["floor"])
        told = {
            "section": self.names.get(section["key"], section["key"]),
            "mean": format_score(mean),
            "floor": format_mark(floor),
        }
        if mean < floor:
            return _("“%(section)s” bölümünde ortalaması %(mean)s; %(floor)s olan tabanın altında.") % told
        return _("“%(section)s” bölümünde ortalaması %(mean)s; %(floor)s olan tabana ulaşıyor.") % told

    def _place(self, line: Document) -> str:
        if line["place"] == FIRST:
            return _("Üstünde dosya yok.")
        above = self.at[line["part"], line["place"] - 1]
        file = above["reference"] or above["id"]
        told = {"file": file, "rule": self.names.get(line["tie_broken_by"], line["tie_broken_by"])}
        if line["tie_broken_by"]:
            return _("Puanı üstündeki %(file)s ile eşit; eşitliği “%(rule)s” kuralı o dosya yararına bozdu.") % told
        if above["passes"] != line["passes"]:
            return _("Üstündeki %(file)s geçme koşullarını sağlıyor, bu dosya sağlamıyor.") % told
        if above["score"] != line["score"]:
            score = format_score(Decimal(above["score"]))
            return _("Üstündeki %(file)s daha yüksek puanlı (%(score)s).") % {"file": file, "score": score}
        return _("Üstündeki %(file)s ile yazılı her kuralda eşit; önce açılmış olan önde.") % told

    def _money(self, line: Document) -> Iterator[str]:
        told: dict[str, Any] = {name: format_money(Decimal(line[name] or 0)) for name in ("asked", "held", "moved")}
        told["cumulated"] = format_money(Decimal(line["cumulated"]))
        if line["held"] is not None:
            yield _("Bu dosyaya daha önceki bir işlem %(held)s ayırdı.") % told
        elif not line["passes"]:
            yield _("Geçme koşullarını sağlamadığı için zarftan pay almıyor.")
        elif not line["waits"]:
            yield _("Görüşü daha önce verildi; kalan para dağıtılırken beklemiyor.")
        elif line["is_within"]:
            yield _("%(asked)s istiyor; bu satıra kadar toplam %(cumulated)s ve zarfın parası yetiyor.") % told
        else:
            yield self._outside(line, told)
        if Decimal(line["moved"]):
            yield _("Bu tutarın %(moved)s kadarı başka yerde artan paradan geldi.") % told

    def _outside(self, line: Document, told: Mapping[str, Any]) -> str:
        envelope = self.envelopes.get(line["part"])
        if envelope and envelope["first_outside"] == line["id"]:
            short = {"short": format_money(Decimal(envelope["short_by"]))}
            return _("%(asked)s istiyor; kalan para %(short)s eksik: çizgiye gelen dosya bu.") % {**told, **short}
        if self.rules.values.lets_smaller:
            return _("%(asked)s istiyor; kalan paraya sığmıyor.") % told
        return _("%(asked)s istiyor; önündeki dosya kalan paraya sığmadığı için sıra buna gelmiyor.") % told
