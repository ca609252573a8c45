"""What a citizen reads: home, calls, statements."""

from django.urls import URLPattern, path

from applications.views import projects, public, statements

urlpatterns: list[URLPattern] = [
    path("", public.home, name="home"),
    path("cagrilar/", public.call_list, name="call_list"),
    path("cagrilar/<str:public_id>/", public.call, name="call"),
    path("projeler/", projects.project_list, name="project_list"),
    path("projeler/devam-edenler/", projects.projects_under_way, name="projects_under_way"),
    path("projeler/devam-edenler/kaynaklara-gore/", projects.projects_said_under_way, name="projects_said_under_way"),
    path("projeler/yillar/", projects.project_years, name="project_years"),
    path("projeler/yillar.csv", projects.project_years_csv, name="project_years_csv"),
    path("projeler/<id:public_id>/", projects.project, name="project"),
    path("kaynaklar/<str:public_id>/", public.source_file, name="source_file"),
    path("erisilebilirlik/", statements.accessibility, name="accessibility"),
    path("kisisel-veriler/", statements.privacy, name="privacy"),
    path("iletisim/", statements.contact, name="contact"),
]
