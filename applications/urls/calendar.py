"""The calendar of working days: ``/yonetim/takvim/``."""

from django.urls import URLPattern, path

from applications.views.administrator import calendar

YEAR = "yonetim/takvim/<int:year>/"

urlpatterns: list[URLPattern] = [
    path("yonetim/takvim/", calendar.calendar, name="calendar"),
    path("yonetim/takvim/yil-ekle/", calendar.calendar_year_open, name="calendar_year_open"),
    path(YEAR, calendar.calendar_year, name="calendar_year"),
    path(YEAR + "gun-ekle/", calendar.holiday_add, name="holiday_add"),
    path(YEAR + "onayla/", calendar.calendar_confirm, name="calendar_confirm"),
    path(YEAR + "onayi-kaldir/", calendar.calendar_reopen, name="calendar_reopen"),
    path(YEAR + "<int:month>/<int:day>/cikar/", calendar.holiday_remove, name="holiday_remove"),
]
