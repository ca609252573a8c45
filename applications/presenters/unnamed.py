"""The sections of a file as evaluators read them; where the applicant is hidden, those that would name it are drawn anew."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from applications.choices import PartnerKind, SectionKey
from applications.presenters.content import DASH, Builder, Content, label_in, sections_of, share_of, tabled
from applications.presenters.content_parts import ContentSection, Table
from applications.queries.evaluators_copy import Paper
from cmdp.accounts.choices import OrganisationType

# What is of the agency alone.
WITHOUT: Final = frozenset({SectionKey.CONTACT, "declaration"})


def sections_for_evaluators(content: Content, papers: Sequence[Paper]) -> tuple[ContentSection, ...]:
    """What ``queries.evaluators_copy`` left of a sending, section by section."""
    names_applicant = "name" in content["applicant"]
    judged = {paper.document.public_id: paper.judged for paper in papers}
    return sections_of(content, without=WITHOUT, unclean=judged, instead={} if names_applicant else UNNAMED)


def _place(content: Content) -> ContentSection:
    facts = ((_("İl"), content["place"]["province"]),)
    return ContentSection(SectionKey.PLACE, str(SectionKey.PLACE.label), facts)


def _applicant(content: Content) -> ContentSection:
    part = content["applicant"]
    staff = part.get("staff")
    facts = [(_("Türü"), label_in(OrganisationType, part["type"])), (_("İl"), part["province"])]
    facts += [(_("Çalışan sayısı"), str(staff))] if staff is not None else []
    texts = ((_("Deneyim"), part.get("experience")), (_("Ajanslarla önceki projeler"), part.get("earlier_projects")))
    told = tuple((name, text) for name, text in texts if text)
    return ContentSection("applicant", _("Başvuru sahibi"), tuple(facts), told)


def _partners(content: Content) -> ContentSection:
    rows = tuple(
        (
            label_in(PartnerKind, row["kind"]),
            label_in(OrganisationType, row.get("type", "")) or DASH,
            row["contribution"] or DASH,
            share_of(row),
        )
        for row in content["partners"]
    )
    head = (_("Türü"), _("Kurum türü"), _("Projedeki görevi"), _("Payı"))
    return tabled(SectionKey.PARTNERS, Table(_("Ortakların listesi"), head, rows, numeric=frozenset({3})))


UNNAMED: Final[Mapping[str, Builder]] = {
    SectionKey.PLACE: _place,
    "applicant": _applicant,
    SectionKey.PARTNERS: _partners,
}
