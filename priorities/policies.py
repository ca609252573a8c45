"""Who may read, edit and publish the definitions, and what an edition still lacks."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cmdp.accounts.choices import AGENCY_ROLES, Role
from cmdp.accounts.memberships import Person, holds, is_administrator
from cmdp.accounts.models import User
from cmdp.kit.context import is_staff
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal
from priorities.differences import differences
from priorities.models import Axis, Edition, EditionState, Item, PublishingRule, SourceFile
from priorities.queries import definitions, items_of, newest_edition, publishing_rule, unsaid

PUBLISHED = _("Yayımlanmış bir sürüm değiştirilemez; değişiklik için bu sürümden yeni bir taslak başlatın.")


def may_administer(by: Person) -> Verdict:
    """Only administrators work on the definitions."""
    if is_administrator(by):
        return ALLOW
    return deny("not_administrator", _("Öncelikleri yalnızca yönetici yetkisi olanlar düzenleyebilir."))


def may_read_key(by: Person) -> Verdict:
    """Whoever works for an agency, the Ministry or the system reads which words lead to which measure."""
    return ALLOW if is_staff(by) else deny("not_staff", _("Öncelik anahtarını yalnızca program çalışanları okur."))


def may_write_key(by: Person) -> Verdict:
    """Whoever works for an agency meets the words of applicants and keeps them, as administrators do; the rest read."""
    if holds(by, *AGENCY_ROLES, Role.ADMINISTRATOR):
        return ALLOW
    sentence = _("Öncelik anahtarının sözcüklerini yalnızca ajans çalışanları ve sistem yöneticileri yazar.")
    return deny("not_key_writer", sentence)


def may_view(by: Person, edition: Edition) -> Verdict:
    """Everyone reads what is published; a draft is the administrators'."""
    return ALLOW if edition.state == EditionState.PUBLISHED else may_administer(by)


def may_read_source_file(by: Person, file: SourceFile) -> Verdict:
    """Everyone reads what a published edition rests on; a file that only drafts name, or none, is the administrators'."""
    is_printed = file.editions.filter(state=EditionState.PUBLISHED).exists()
    return ALLOW if is_printed else may_administer(by)


def may_read_draft(by: Person, edition: Edition) -> Verdict:
    """Whether the person may open the pages of a draft; a published edition has none."""
    if not (verdict := may_administer(by)):
        return verdict
    return deny("published", PUBLISHED) if edition.state == EditionState.PUBLISHED else ALLOW


def may_copy(by: Person, edition: Edition) -> Verdict:
    """Whether a draft may be started from the edition: from any published one, never from a draft."""
    if not (verdict := may_administer(by)):
        return verdict
    if edition.state != EditionState.PUBLISHED:
        return deny("not_published", _("Yeni taslak yalnızca yayımlanmış bir sürümden başlatılabilir."))
    return ALLOW


def may_edit(by: Person, edition: Edition) -> Verdict:
    """Whether the edition's words may be changed, or the whole draft thrown away."""
    if not (verdict := may_administer(by)):
        return verdict
    if edition.state == EditionState.PROPOSED:
        return deny(
            "proposed",
            _("Taslak onay bekliyor; onay beklerken değiştirilemez. Değiştirmek için önce istek geri alınmalı."),
        )
    if edition.state != EditionState.DRAFT:
        return deny("published", PUBLISHED)
    return ALLOW


def may_publish(by: Person, edition: Edition, *, at: dt.datetime) -> Verdict:
    """Whether an administrator may publish the draft alone, and it is complete."""
    if not (verdict := may_edit(by, edition)):
        return verdict
    if publishing_rule().needs_second:
        return deny("needs_second", _("Yayın için ikinci bir yöneticinin onayı gerekir; taslağı onaya gönderin."))
    return _is_ready(edition, at=at)


def may_propose(by: Person, edition: Edition, *, at: dt.datetime) -> Verdict:
    """Whether the draft may be put before a second administrator: always, where it is complete."""
    return may_edit(by, edition) and _is_ready(edition, at=at)


def may_answer(by: Person, edition: Edition) -> Verdict:
    """Whether the person may say yes or no to a proposed edition: another administrator than who proposed it."""
    if not (verdict := _is_proposed(by, edition)):
        return verdict
    if _is(by, edition.proposed_by_id):
        return deny("own_proposal", _("Onaya gönderdiğiniz taslağı kendiniz onaylayamaz ya da iade edemezsiniz."))
    return ALLOW


def may_approve(by: Person, edition: Edition, *, at: dt.datetime) -> Verdict:
    """Whether the person may publish what another proposed; what it lacks by now is judged again."""
    return may_answer(by, edition) and _is_ready(edition, at=at)


def may_withdraw(by: Person, edition: Edition) -> Verdict:
    """Whether the person may take the proposal back: who made it."""
    if not (verdict := _is_proposed(by, edition)):
        return verdict
    if not _is(by, edition.proposed_by_id):
        return deny("not_proposer", _("İsteği yalnızca onaya gönderen yönetici geri alabilir; siz iade edebilirsiniz."))
    return ALLOW


def may_note(by: Person, edition: Edition) -> Verdict:
    """Whether an erratum may be added: only to what is published; a draft is simply corrected."""
    if not (verdict := may_administer(by)):
        return verdict
    if edition.state != EditionState.PUBLISHED:
        return deny("not_published", _("Düzeltme notu yayımlanmış sürümler içindir; taslağı doğrudan düzeltin."))
    return ALLOW


def may_relax(by: Person, rule: PublishingRule) -> Verdict:
    """Whether the person may confirm that one administrator is enough: another than who asked for it."""
    if not (verdict := may_administer(by)):
        return verdict
    if rule.relax_asked_by_id is None:
        return deny("not_asked", _("İkinci onayın kaldırılması istenmemiş."))
    if _is(by, rule.relax_asked_by_id):
        return deny("own_proposal", _("Kendi isteğinizi onaylayamazsınız; başka bir yönetici onaylamalı."))
    return ALLOW


def gaps(edition: Edition, axes: list[Axis]) -> list[Verdict]:
    """Everything that keeps this draft from being published, each with its sentence; empty when complete."""
    if not axes:
        return [deny("no_axis", _("Sürümde hiç öncelik ekseni yok; en az bir eksen ekleyin."))]
    own = [*_empty_axes(axes), *_repeated_codes(axes), *(gap for item in items_of(axes) for gap in _gaps_of(item))]
    return [*own, *_unsaid(edition), *_half_noted(edition)]


def comes_in_time(edition: Edition, *, at: dt.datetime) -> Verdict:
    """Whether the instant from which the draft is to hold still lies ahead, or none is set."""
    if edition.valid_from is None or edition.valid_from >= at:
        return ALLOW
    return deny("valid_from_passed", _("Yürürlük anı geçmişte kaldı; ileri bir an yazın ya da boş bırakın."))


def _is(by: Person, key: int | None) -> bool:
    return isinstance(by, User) and by.pk == key


def _is_proposed(by: Person, edition: Edition) -> Verdict:
    if not (verdict := may_administer(by)):
        return verdict
    return ALLOW if edition.state == EditionState.PROPOSED else deny("not_proposed", _("Bu taslak onay beklemiyor."))


def _is_ready(edition: Edition, *, at: dt.datetime) -> Verdict:
    axes = definitions(edition)
    return first_refusal(*gaps(edition, axes), _says_something_new(axes), comes_in_time(edition, at=at))


def _empty_axes(axes: list[Axis]) -> Iterator[Verdict]:
    for axis in axes:
        if not axis.measures.all():
            sentence = _("%(code)s kodlu eksende tedbir yok; en az bir tedbir ekleyin ya da ekseni kaldırın.")
            yield deny("axis_without_measure", sentence % {"code": axis.code})


def _repeated_codes(axes: list[Axis]) -> Iterator[Verdict]:
    codes = Counter(item.code for item in items_of(axes))
    for code, times in codes.items():
        if times > 1:
            sentence = _("%(code)s kodu birden çok kez kullanılmış; her kodu bir kez kullanın.")
            yield deny("code_twice", sentence % {"code": code})


def _gaps_of(item: Item) -> Iterator[Verdict]:
    named = {"code": item.code}
    if not item.title_tr.strip():
        yield deny("no_turkish", _("%(code)s kodlu maddenin Türkçe metni boş.") % named)
    if not item.title_en.strip():
        yield deny("no_english", _("%(code)s kodlu maddenin İngilizce metni boş.") % named)
    if bool(item.text_tr.strip()) != bool(item.text_en.strip()):
        sentence = _("%(code)s kodlu maddenin açıklaması tek dilde; öteki dilde de yazın ya da ikisini de boş bırakın.")
        yield deny("explained_in_one_language", sentence % named)


def _unsaid(edition: Edition) -> Iterator[Verdict]:
    for gone in unsaid(edition):
        sentence = _(
            "%(code)s kodlu tedbir bu taslakta yok; ne olduğunu söyleyin: yerini alanları seçin ya da bittiğini."
        )
        yield deny("fate_unsaid", sentence % {"code": gone.code})


def _half_noted(edition: Edition) -> Iterator[Verdict]:
    if bool(edition.notes_tr.strip()) != bool(edition.notes_en.strip()):
        yield deny(
            "noted_in_one_language", _("Sürüm notu tek dilde; öteki dilde de yazın ya da ikisini de boş bırakın.")
        )


def _says_something_new(axes: list[Axis]) -> Verdict:
    newest = newest_edition()
    if newest is None or differences(definitions(newest), axes):
        return ALLOW
    return deny("nothing_changed", _("Taslak, son yayımlanan sürümle aynı; yayımlanacak bir değişiklik yok."))
