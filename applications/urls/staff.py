"""What several desks share: sendings on paper, signed papers, letters, record, long work, one's own calendar."""

from django.urls import URLPattern, path

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.views import audit, jobs, letters, objecting, own_data, printouts, private_calendar

urlpatterns: list[URLPattern] = [
    path("gonderimler/<id:public_id>/<int:number>.pdf", printouts.printout_file, name="printout_file"),
    path("taahhutnameler/<id:public_id>/", printouts.undertaking_file, name="undertaking_file"),
    path("itiraz-belgeleri/<id:public_id>/", objecting.objection_paper, name="objection_paper"),
    path("masa/mektuplar/", letters.letters, name="letters"),
    path("masa/mektuplar/parti/", letters.release_batch, name="release_batch"),
    path("masa/mektuplar/<str:public_id>/", letters.letter, name="letter"),
    path("masa/mektuplar/<str:public_id>/html/", letters.letter_html, name="letter_html"),
    path("masa/mektuplar/<str:public_id>/islem/", letters.letter_act, name="letter_act"),
    path("yonetim/denetim/", audit.audit, name="audit"),
    path("hesap/verilerim/", own_data.own_data, name="own_data"),
    path("hesap/verilerim/sil/", own_data.own_erase, name="own_erase"),
    path("hesap/takvim/", private_calendar.my_calendar, name="my_calendar"),
    path("hesap/takvim/kaldir/", private_calendar.calendar_revoke, name="calendar_revoke"),
    path("takvim/<token:token>.ics", private_calendar.private_calendar, name="private_calendar"),
    path("hesap/isler/", jobs.jobs, name="jobs"),
    path("hesap/isler/<str:public_id>/", jobs.job, name="job"),
    path("hesap/isler/<str:public_id>/sonuc/", jobs.job_result, name="job_result"),
]
