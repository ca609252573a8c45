"""Addresses by desk: Turkish paths, one namespace, route name = view name."""

from applications.urls import (
    administrator,
    applicant,
    calendar,
    commission,
    evaluator,
    impact,
    manager,
    ministry,
    officer,
    open_data,
    pictures,
    prices,
    public,
    published,
    repinning,
    staff,
)

app_name = "applications"

urlpatterns = [
    *public.urlpatterns,
    *open_data.urlpatterns,
    *pictures.urlpatterns,
    *applicant.urlpatterns,
    *evaluator.urlpatterns,
    *officer.urlpatterns,
    *manager.urlpatterns,
    *commission.urlpatterns,
    *ministry.urlpatterns,
    *administrator.urlpatterns,
    *impact.urlpatterns,
    *repinning.urlpatterns,
    *calendar.urlpatterns,
    *prices.urlpatterns,
    *published.urlpatterns,
    *staff.urlpatterns,
]
