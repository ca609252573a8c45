"""The papers of a file judged: what its slots ask for, and the paper by which somebody speaks for the organisation."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from applications.choices import Scan, SectionKey
from applications.models import Document, DocumentSlot
from applications.policies.documents import infected
from applications.policies.judged import Judgement
from applications.queries.facts import Facts
from cmdp.accounts.models import AuthorityPaper
from cmdp.kit.formats import format_day_short
from cmdp.kit.verdict import ALLOW, Verdict, deny, warn


def authority(paper: AuthorityPaper | None) -> Verdict:
    """Only a paper that the agency accepted or has yet to look at speaks for the organisation.

    Neither its name nor the agency's reason is told: both may name a person, and editors read this.
    """
    if paper is None:
        return deny("authority_missing", _("Kurumunuzun yetki belgesini kurum sayfanızdan yükleyin."))
    if paper.scan == Scan.INFECTED:
        reason = _(
            "Kurumunuzun yetki belgesinde zararlı içerik bulundu; kurum sayfanızdan temiz bir kopyasını yükleyin."
        )
        return deny("authority_infected", reason)
    if not paper.stands:
        reason = _(
            "Ajans, kurumunuzun yetki belgesini uygun bulmadı; gerekçesi kurum sayfanızda. Kurum sahibi yenisini yüklesin."
        )
        return deny("authority_refused", reason)
    if paper.scan == Scan.WAITING:
        reason = _("Kurumunuzun yetki belgesinin virüs denetimi sürüyor; gönderebilirsiniz.")
        return warn("authority_being_checked", reason)
    return ALLOW


def documents(facts: Facts) -> Iterator[Judgement]:
    """Every slot that is asked for and must be filled, and every paper that does not hold or that nobody asks for."""
    for slot in facts.slots:
        if slot.is_required:
            reason = _("“%(label)s” henüz yüklenmedi; yükleyin.") % {"label": slot.name}
            verdict = ALLOW if facts.documents_in(slot.pk) else deny("document_missing", reason)
            yield Judgement(SectionKey.DOCUMENTS, slot.name, verdict, field=slot.key)
        yield from _papers(facts, slot, asked=True)
    for slot in facts.idle_slots:
        reason = _(
            "“%(label)s” sizden istenmiyor: kurum türünüz ya da destek türünüz değişti. Yüklediğiniz belge başvurunuzla "
            "birlikte gider; gitmesin istiyorsanız çıkarın."
        )
        verdict = warn("document_unasked", reason % {"label": slot.name})
        yield Judgement(SectionKey.DOCUMENTS, slot.name, verdict, field=slot.key)
        yield from _papers(facts, slot, asked=False)


def _papers(facts: Facts, slot: DocumentSlot, *, asked: bool) -> Iterator[Judgement]:
    """A paper that is not asked for need not hold for long, but must be clean: it goes along."""
    for paper in facts.documents_in(slot.pk):
        if slot.asks_expiry and asked:
            yield _holds(paper, slot, facts.proposal.call_stage.last_day)
        if paper.scan == Scan.INFECTED:
            verdict = deny("document_infected", infected(paper))
            yield Judgement(SectionKey.DOCUMENTS, slot.name, verdict, field=slot.key)


def _holds(paper: Document, slot: DocumentSlot, last: dt.date) -> Judgement:
    """A paper must still hold at the closing instant: on ``last``, the day of the last moment that counts."""
    shown = {"name": paper.name, "day": format_day_short(paper.valid_until), "last": format_day_short(last)}
    if paper.valid_until is None:
        reason = _("“%(name)s” belgesinin geçerlilik tarihi yazılmamış; tarihi yazın.")
        verdict = deny("expiry_missing", reason % shown)
    elif paper.valid_until < last:
        reason = _(
            "“%(name)s” belgesi %(day)s tarihine kadar geçerli; çağrının kapandığı %(last)s günü de geçerli olmalı. "
            "Yenisini yükleyin ya da tarihi düzeltin."
        )
        verdict = deny("document_expired", reason % shown)
    else:
        verdict = ALLOW
    return Judgement(SectionKey.DOCUMENTS, slot.name, verdict, field=slot.key)
