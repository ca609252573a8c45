"""What an evaluator gets to see of a file: these fields and no others, made for the reader before any page is drawn.

``OwnFile`` is all that pages and letters know of an assignment, ``content_for`` all that they know of a sending and
``papers_for`` all that can be fetched. Where the rules hide the applicant, what names it is not in them and known names
are taken out of what was written freely; where they do not, the contact person and the declaration are still the
agency's alone.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _
from django.utils.translation import override

from applications.models import Assignment, CleanCopy, Document, DocumentSlot, Submission
from applications.models.copies import CopyState
from applications.queries.evaluation import last_sending
from applications.queries.rules import hides, rules_of
from applications.queries.veils import veil_of, veils_of
from cmdp.kit.bilingual import in_language
from cmdp.kit.veil import Veil

Content = dict[str, Any]
READY: Final = frozenset({CopyState.CLEAN, CopyState.SHOWN})
MARK: Final = "[gizlendi]"  # in copies of papers, which are written in Turkish


class _Part:
    """How a value comes along: as it is, under the veil, or only where the applicant is named."""


PLAIN, TEXT, NAMING = _Part(), _Part(), _Part()
_MEASURE: Final = {"code": PLAIN, "title_tr": PLAIN, "title_en": PLAIN, "lineage": PLAIN, "axis": PLAIN}
_NAMED: Final = {"key": PLAIN, "code": PLAIN, "name_tr": PLAIN, "name_en": PLAIN}
_BODY: Final = dict.fromkeys(("name", "vkn", "detsis", "address", "kep", "phone", "website"), NAMING)
# Every field of a sending that any evaluator reads; a list holds rows of its one shape. What is not told here is not shown.
SHOWN: Final[dict[str, Any]] = {
    "project": {"title": TEXT, "summary": TEXT, "support_type": _NAMED, "months": PLAIN},
    "place": {"province": PLAIN, "district": NAMING, "site": NAMING, "coordinates": NAMING},
    "priorities": {"edition": PLAIN, "main": _MEASURE, "secondary": [_MEASURE]},
    "applicant": {
        **_BODY,
        **dict.fromkeys(("unit_name", "representative", "representative_title"), NAMING),
        **dict.fromkeys(("type", "province", "staff"), PLAIN),
        **dict.fromkeys(("experience", "earlier_projects"), TEXT),
    },
    "partners": [{**_BODY, "kind": PLAIN, "type": PLAIN, "share": PLAIN, "contribution": TEXT}],
    "questions": [{"key": PLAIN, "label_tr": PLAIN, "label_en": PLAIN, "text": TEXT}],
    "activities": [{"name": TEXT, "first_month": PLAIN, "last_month": PLAIN, "responsible": TEXT, "cost": PLAIN}],
    "budget": {
        "vat_eligible": PLAIN,
        "total_cost": PLAIN,
        "lines": [
            {
                "head": _NAMED,
                **dict.fromkeys(("description", "unit", "basis"), TEXT),
                **dict.fromkeys(("quantity", "unit_price", "vat_rate", "net", "vat", "gross", "year"), PLAIN),
            }
        ],
    },
    "funding": {
        "requested_support": PLAIN,
        "sources": [{"kind": PLAIN, "giver": TEXT, "amount": PLAIN, "paper": _NAMED}],
    },
    "operation": [dict.fromkeys(("year", "staff", "income", "cost", "upkeep"), PLAIN)],
    "indicators": [
        {
            **dict.fromkeys(("key", "base", "target"), PLAIN),
            **dict.fromkeys(("name_tr", "name_en", "unit_tr", "unit_en", "measured"), TEXT),
        }
    ],
    "risks": [{"likelihood": PLAIN, "effect": PLAIN, **dict.fromkeys(("description", "measure", "owner"), TEXT)}],
}


@dataclass(frozen=True, slots=True)
class OwnFile:
    """An assignment and its file as the evaluator's pages and letters know them.

    ``title`` is that of the last sending, under the veil where the applicant is hidden, and ``applicant`` is empty.
    """

    public_id: str
    reference: str
    title: str
    call: str
    agency: str
    province: str
    applicant: str
    is_hidden: bool
    due_at: dt.datetime
    answer_due_at: dt.datetime | None
    answer_until: dt.datetime | None
    declared_at: dt.datetime | None
    ended_at: dt.datetime | None
    is_live: bool


def mark() -> str:
    """What stands where a name was taken out."""
    return _("[gizlendi]")


def own_file(assignment: Assignment) -> OwnFile:
    """What the evaluator knows of the file, also before it opens."""
    return own_files([assignment])[0]


def partners_shown(assignment: Assignment) -> list[str]:
    """The partners by their names; none where the applicant is hidden."""
    proposal = assignment.proposal
    return [] if hides(proposal) else [partner.name for partner in proposal.partners.all()]


def own_files(assignments: Iterable[Assignment]) -> list[OwnFile]:
    """The same for a list; the number of queries does not grow with it."""
    rows = list(assignments)
    hidden = [row.proposal for row in rows if hides(row.proposal)]
    veils = veils_of(hidden) if hidden else {}
    titles = _titles_of(rows)
    return [_own(row, titles[row.proposal_id, row.call_stage_id], veils.get(row.proposal_id)) for row in rows]


def _titles_of(rows: Iterable[Assignment]) -> dict[tuple[int, int], str]:
    """By file and stage the title as it was sent last: what the applicant changes since is not the evaluator's yet."""
    sent = Submission.objects.filter(proposal__in=[row.proposal_id for row in rows]).order_by("number")
    found = sent.values_list("proposal_id", "call_stage_id", "content__project__title")
    return {(file, stage): title for file, stage, title in found}


def _own(assignment: Assignment, title: str, veil: Veil | None) -> OwnFile:
    proposal = assignment.proposal
    return OwnFile(
        public_id=assignment.public_id,
        reference=proposal.reference,
        title=veil.over(title, mark()) if veil else title,
        call=proposal.call.title,
        agency=proposal.call.agency.name,
        province=str(proposal.province or ""),
        applicant="" if veil else str(proposal.organisation),
        is_hidden=veil is not None,
        due_at=assignment.due_at,
        answer_due_at=assignment.answer_due_at,
        answer_until=assignment.answer_until,
        declared_at=assignment.declared_at,
        ended_at=assignment.ended_at,
        is_live=assignment.is_live,
    )


def content_for(assignment: Assignment) -> tuple[Content, list["Paper"]]:
    """The last frozen sending of the stage that the evaluator was asked for, as far as it is his to read, and its papers."""
    sending = last_sending(assignment)
    papers = papers_shown(sending)
    return content_shown(sending, papers), papers


def content_shown(sending: Submission, papers: Sequence["Paper"]) -> Content:
    """A sending of which only ``SHOWN`` is left, with the papers that evaluators read."""
    return content_under(veil_of(sending.proposal) if hides(sending.proposal) else None, sending, papers)


def content_under(veil: Veil | None, sending: Submission, papers: Sequence["Paper"]) -> Content:
    """The same under a veil that is known already."""
    shown: Content = _shown(sending.content, SHOWN, veil)
    return {**shown, "documents": [paper.told for paper in papers]}


def _shown(value: Any, shape: Any, veil: Veil | None) -> Any:
    """What is left of a value; a part that is missing in what was sent earlier stays missing."""
    if value is None or shape is PLAIN:
        return value
    if isinstance(shape, list):
        return [_shown(row, shape[0], veil) for row in value]
    if isinstance(shape, dict):
        told = ((key, part) for key, part in shape.items() if key in value and not (veil and part is NAMING))
        return {key: _shown(value[key], part, veil) for key, part in told}
    return veil.over(value, mark()) if veil and shape is TEXT else value


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as evaluators fetch it: ``copy`` where the applicant is hidden, else the original."""

    row: Mapping[str, Any]
    document: Document
    copy: CleanCopy | None
    name: str

    @property
    def judged(self) -> Document | CleanCopy:
        """Of which a virus checker speaks."""
        return self.copy or self.document

    @property
    def file(self) -> FieldFile:
        """What is handed out."""
        return self.judged.file

    @property
    def told(self) -> Content:
        """The paper as a row of a sending's content."""
        kept = {key: self.row.get(key) for key in ("id", "slot", "pages", "valid_until")}
        return {**kept, "name": self.name, "size": self.judged.size, "sha256": self.judged.sha256}


def papers_for(assignment: Assignment) -> list[Paper]:
    """The papers that the evaluator reads: of the frozen content, in slots that are for evaluators, settled if hidden."""
    return papers_shown(last_sending(assignment))


def papers_shown(sending: Submission) -> list[Paper]:
    """The papers of a sending as evaluators fetch them; of a hidden applicant's none but cleaned copies."""
    if not hides(sending.proposal):
        return [Paper(row, document, None, document.name) for row, document in papers_to_show(sending)]
    return papers_ready(with_copies(sending))


Copied = tuple[Mapping[str, Any], Document, CleanCopy | None]


def papers_ready(papers: Iterable[Copied]) -> list[Paper]:
    """Those of these whose copies evaluators may read."""
    ready = [(row, document, copy) for row, document, copy in papers if copy and copy.state in READY]
    return [Paper(row, document, copy, name) for (row, document, copy), name in zip(ready, _names(ready), strict=True)]


def with_copies(sending: Submission) -> list[Copied]:
    """The papers that are for evaluators, each with its copy as far as one was asked for; two queries."""
    pairs = papers_to_show(sending)
    copies = CleanCopy.objects.filter(document__in=[document for _row, document in pairs]).select_related("decided_by")
    found = {copy.document_id: copy for copy in copies}
    for _row, document in pairs:
        if document.pk in found:
            found[document.pk].document = document
    return [(row, document, found.get(document.pk)) for row, document in pairs]


def papers_to_show(sending: Submission) -> list[tuple[Mapping[str, Any], Document]]:
    """The frozen rows of the papers that are for evaluators at all, each with its document."""
    slots = {slot.key for slot in _slots(sending) if slot.is_for_evaluators}
    rows = {row["id"]: row for row in sending.content["documents"] if row["slot"]["key"] in slots}
    found = Document.objects.filter(proposal=sending.proposal_id, public_id__in=rows).select_related("slot")
    return [(rows[document.public_id], document) for document in found]


def _slots(sending: Submission) -> Sequence[DocumentSlot]:
    return rules_of(sending.proposal.call.rule_set).stage(sending.call_stage.order).document_slots


def _names(ready: Sequence[Copied]) -> list[str]:
    """Names that say what a paper is: what its owner called the file often names the owner."""
    counts: dict[int, int] = {}
    names = []
    with override("tr"):
        for _row, document, copy in ready:
            place = counts[document.slot_id] = counts.get(document.slot_id, 0) + 1
            stem = in_language(document.slot, "name")
            names.append(f"{stem} {place}.{copy.extension if copy else ''}")
    return names


def hidden_in(sending: Submission, veil: Veil) -> list[str]:
    """What is taken out of the texts that evaluators read of a sending, once each."""
    return list(dict.fromkeys(name for text in _texts(sending.content, SHOWN) for name in veil.found_in(text)))


def _texts(value: Any, shape: Any) -> Iterator[str]:
    if isinstance(shape, list):
        for row in value:
            yield from _texts(row, shape[0])
    elif isinstance(shape, dict):
        for key, part in shape.items():
            yield from _texts(value[key], part) if value and key in value else ()
    elif shape is TEXT and value:
        yield value


def unsettled_of(sending: Submission) -> list[Document]:
    """Papers of which nobody can say yet whether evaluators read them: no copy, one in the making, or one in doubt."""
    settled = {*READY, CopyState.WITHHELD}
    return [document for _row, document, copy in with_copies(sending) if copy is None or copy.state not in settled]
