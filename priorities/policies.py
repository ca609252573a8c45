"""Who may read, edit and publish the definitions, and what an edition still lacks."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cmdp.accounts.memberships import Person, is_administrator
from cmdp.kit.verdict import ALLOW, Verdict, deny, first_refusal
from priorities.differences import differences
from priorities.models import Axis, Edition, EditionState, Item
from priorities.queries import definitions, draft_edition, items_of


def may_administer(by: Person) -> Verdict:
    """Only administrators work on the definitions."""
    if is_administrator(by):
        return ALLOW
    return deny("not_administrator", _("Öncelikleri yalnızca yönetici yetkisi olanlar düzenleyebilir."))


def may_view(by: Person, edition: Edition) -> Verdict:
    """Everyone reads what is published; a draft is the administrators'."""
    return ALLOW if edition.state == EditionState.PUBLISHED else may_administer(by)


def may_copy(by: Person, edition: Edition) -> Verdict:
    """Whether a draft may be started from the edition: one draft at a time, and never from a draft."""
    if not (verdict := may_administer(by)):
        return verdict
    if edition.state != EditionState.PUBLISHED:
        return deny("not_published", _("Yeni taslak yalnızca yayımlanmış bir sürümden başlatılabilir."))
    if draft_edition() is not None:
        return deny("draft_exists", _("Zaten bir taslak var; önce onu yayımlayın ya da silin."))
    return ALLOW


def may_edit(by: Person, edition: Edition) -> Verdict:
    """Whether the edition's words may be changed, or the whole draft thrown away."""
    if not (verdict := may_administer(by)):
        return verdict
    if edition.state != EditionState.DRAFT:
        return deny(
            "published",
            _("Yayımlanmış bir sürüm değiştirilemez; değişiklik için bu sürümden yeni bir taslak başlatın."),
        )
    return ALLOW


def may_publish(by: Person, edition: Edition) -> Verdict:
    """Whether the draft is the administrators' to publish, complete, and another than what it was copied from."""
    if not (verdict := may_edit(by, edition)):
        return verdict
    axes = definitions(edition)
    return first_refusal(*gaps(axes), _says_something_new(edition, axes))


def gaps(axes: list[Axis]) -> list[Verdict]:
    """Everything that keeps these definitions from being published, each with its sentence; empty when complete."""
    if not axes:
        return [deny("no_axis", _("Sürümde hiç öncelik ekseni yok; en az bir eksen ekleyin."))]
    return [*_empty_axes(axes), *_repeated_codes(axes), *(gap for item in items_of(axes) for gap in _gaps_of(item))]


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


def _says_something_new(edition: Edition, axes: list[Axis]) -> Verdict:
    if edition.copied_from is None or differences(definitions(edition.copied_from), axes):
        return ALLOW
    return deny("nothing_changed", _("Taslak, yayımdaki sürümle aynı; yayımlanacak bir değişiklik yok."))
