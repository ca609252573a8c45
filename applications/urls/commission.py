"""The commission: its members' desk (``/komisyon/``) and what the agency keeps and runs (``/masa/``)."""

from django.urls import URLPattern, path

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.views.commission import declaring, papers, room
from applications.views.manager import commissions, deciding, meetings

BOARD = "masa/komisyonlar/<id:public_id>/"
MEETING = "masa/toplantilar/<id:public_id>/"
ITEM = "masa/toplantilar/dosyalar/<id:public_id>/"
ROOM = "komisyon/<id:public_id>/"
SHEET = "komisyon/dosyalar/<id:public_id>/"

urlpatterns: list[URLPattern] = [
    path("masa/komisyonlar/", commissions.commissions_list, name="commissions"),
    path(BOARD, commissions.commission, name="commission"),
    path(f"{BOARD}kurallar/", commissions.commission_rules, name="commission_rules"),
    path(f"{BOARD}uye-yaz/", commissions.commission_seat_new, name="commission_seat_new"),
    path(f"{BOARD}uyeler/<id:seat_id>/bitir/", commissions.commission_seat_end, name="commission_seat_end"),
    path("masa/cagrilar/<id:public_id>/asama/<int:order>/toplanti/", meetings.meeting_plan, name="meeting_plan"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}gun-yer/", meetings.meeting_move, name="meeting_move"),
    path(f"{MEETING}salon/", meetings.meeting_presence, name="meeting_presence"),
    path(f"{MEETING}imzali/", meetings.meeting_paper_new, name="meeting_paper_new"),
    path(f"{MEETING}kapat/", meetings.meeting_close, name="meeting_close"),
    path(f"{MEETING}duzelt/", meetings.meeting_correct, name="meeting_correct"),
    path(f"{MEETING}gorusler/", meetings.meeting_opine, name="meeting_opine"),
    path(f"{MEETING}<slug:verb>/", meetings.meeting_act, name="meeting_act"),
    path(ITEM, deciding.item_desk, name="item_desk"),
    path(f"{ITEM}sira/", deciding.item_place, name="item_place"),
    path(f"{ITEM}gorus/", deciding.item_take_up, name="item_take_up"),
    path(f"{ITEM}maliyet/", deciding.item_cut, name="item_cut"),
    path(f"{ITEM}maliyet/<id:cut_id>/kaldir/", deciding.cut_drop, name="cut_drop"),
    path(f"{ITEM}oneri/", deciding.motion_put, name="motion_put"),
    path(f"{ITEM}say/", deciding.motion_settle, name="motion_settle"),
    path(f"{ITEM}<slug:how>/", deciding.item_put_off, name="item_put_off"),
    path("komisyon/", room.commission_home, name="commission_home"),
    path(ROOM, room.meeting_room, name="meeting_room"),
    path(f"{ROOM}durum/", room.meeting_state, name="meeting_state"),
    path(f"{ROOM}takvim.ics", papers.meeting_calendar, name="meeting_calendar"),
    path(f"{ROOM}tutanak.pdf", papers.meeting_minutes, name="meeting_minutes"),
    path(f"{ROOM}kitap/", papers.meeting_book, name="meeting_book"),
    path(f"{ROOM}imzali/<id:paper_id>/", papers.meeting_paper, name="meeting_paper"),
    path(SHEET, room.item_sheet, name="item_sheet"),
    path(f"{SHEET}beyan/", declaring.item_declare, name="item_declare"),
    path(f"{SHEET}cikar-catismasi/", declaring.item_conflict, name="item_conflict"),
    path(f"{SHEET}cekil/", declaring.item_aside, name="item_aside"),
    path("komisyon/oylama/<id:public_id>/", room.motion_vote, name="motion_vote"),
]
