"""What one was told of one's data, and for administrators the text that everybody is told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cmdp.accounts import privacy_notices as notices
from cmdp.accounts.domain import privacy_notices as domain
from cmdp.accounts.forms.privacy_notices import NoticeForm
from cmdp.kit.acting import accepted, posted, stamps
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


@require_http_methods(["GET", "HEAD", "POST"])
def privacy_notice(request: Request) -> HttpResponse:
    if request.method == "POST":
        if domain.acknowledge_notice(request.POST.get("notice", ""), **stamps(request)):
            messages.success(request, _("Okuduğunuz kaydedildi. Bu sekmeyi kapatıp kaldığınız sayfaya dönebilirsiniz."))
        else:
            messages.warning(request, _("Siz okurken metnin yeni bir sürümü yayımlandı; lütfen onu okuyun."))
        return redirect("accounts:privacy_notice")
    context = {"versions": notices.notice_versions(), "readings": notices.readings_of(request.actor)}
    return render(request, "accounts/privacy_notice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def privacy_notices(request: Request) -> HttpResponse:
    require(notices.may_publish_notice(request.actor))
    versions = notices.notice_versions(notices.notices_with_readers())
    newest = versions[0][0] if versions else None
    form = NoticeForm.begun_from(newest, posted(request))
    done = _("Yeni sürüm yayımlandı; herkese sonraki sayfasında gösterilecek.")
    if _was_looked_at(request, form) and accepted(request, form, lambda: _publish(request, form), done):
        return redirect("accounts:privacy_notices")
    context = {"versions": versions, "newest": newest, "form": form, "next": form.is_bound and form.is_valid()}
    return render(request, "accounts/privacy_notices.html", context)


def _was_looked_at(request: Request, form: NoticeForm) -> bool:
    """Nothing is published that was not looked at just so, beside the version in force."""
    return form.is_bound and form.is_valid() and request.POST.get("looked_at") == form.mark


def _publish(request: Request, form: NoticeForm) -> object:
    return domain.publish_notice(**form.cleaned_data, **stamps(request))
