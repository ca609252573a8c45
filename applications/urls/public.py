"""What a citizen reads: home, calls, statements."""

from django.urls import URLPattern, path, register_converter

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.urls.open_files import EndingConverter
from applications.views import (
    blank_forms,
    eligibility,
    feeds,
    guide,
    printouts,
    project_files,
    projects,
    public,
    questions,
    statements,
)

register_converter(EndingConverter, "list_ending")

urlpatterns: list[URLPattern] = [
    path("", public.home, name="home"),
    path("cagrilar/", public.call_list, name="call_list"),
    path("cagrilar/atom.xml", feeds.call_feed, name="call_feed"),
    path("cagrilar/sorular/atom.xml", feeds.answer_feed, name="answer_feed"),
    path("cagrilar/takvim.ics", feeds.call_calendar, name="call_calendar"),
    path("cagrilar/<str:public_id>/", public.call, name="call"),
    path("cagrilar/<id:public_id>/form/", blank_forms.call_form, name="call_form"),
    path("cagrilar/<id:public_id>/form.docx", blank_forms.call_form_docx, name="call_form_docx"),
    path("cagrilar/<id:public_id>/form.pdf", blank_forms.call_form_pdf, name="call_form_pdf"),
    path("cagrilar/<id:public_id>/basvurabilir-miyiz/", eligibility.eligibility, name="eligibility"),
    path("cagrilar/<id:public_id>/basvurabilir-miyiz/basla/", eligibility.eligibility_start, name="eligibility_start"),
    path("cagrilar/<id:public_id>/sorular/", questions.call_questions, name="call_questions"),
    path("cagrilar/<id:public_id>/sorular/atom.xml", feeds.call_answer_feed, name="call_answer_feed"),
    path("cagrilar/<id:public_id>/sorular/<id:question_id>/", questions.call_question, name="call_question"),
    path("projeler/", projects.project_list, name="project_list"),
    path("projeler/liste.<list_ending:ending>", project_files.project_list_file, name="project_list_file"),
    path("projeler/devam-edenler/", projects.projects_under_way, name="projects_under_way"),
    path("projeler/devam-edenler/kaynaklara-gore/", projects.projects_said_under_way, name="projects_said_under_way"),
    path("projeler/yillar/", projects.project_years, name="project_years"),
    path("projeler/yillar.csv", projects.project_years_csv, name="project_years_csv"),
    path("projeler/<id:public_id>/", projects.project, name="project"),
    path("cagrilar/<str:public_id>/takvim.ics", feeds.call_calendar_one, name="call_calendar_one"),
    path("rehber/", guide.guide, name="guide"),
    path("belgeler/", guide.documents, name="documents"),
    path("belgeler/<str:public_id>/", guide.rules_of_a_year, name="rules_of_a_year"),
    path("sablonlar/<id:public_id>/", blank_forms.paper_template, name="paper_template"),
    path("kaynaklar/<str:public_id>/", public.source_file, name="source_file"),
    path("dogrula/", printouts.code_check, name="code_check"),
    path("erisilebilirlik/", statements.accessibility, name="accessibility"),
    path("kisisel-veriler/", statements.privacy, name="privacy"),
    path("iletisim/", statements.contact, name="contact"),
]
