"""My account under ``/hesap/``, the agency's people and organisations under ``/masa/``, everybody under ``/yonetim/``."""

from django.urls import path

from cmdp.accounts.views import (
    account,
    administration,
    desk,
    invitation,
    letters,
    organisations,
    papers,
    privacy_notices,
    seats,
)

app_name = "accounts"

urlpatterns = [
    path("hesap/", account.home, name="home"),
    path("hesap/acildi/", account.signed_in, name="signed_in"),
    path("hesap/bilgilerim/", account.profile, name="profile"),
    path("hesap/mektuplar/", letters.letter_choice, name="letter_choice"),
    path("hesap/aydinlatma/", privacy_notices.privacy_notice, name="privacy_notice"),
    path("hesap/masa/", account.choose_desk, name="choose_desk"),
    path("hesap/kurumlar/", organisations.organisations_page, name="organisations"),
    path("hesap/kurumlar/bul/", organisations.organisation_find, name="organisation_find"),
    path("hesap/kurumlar/yeni/", organisations.organisation_new, name="organisation_new"),
    path("hesap/kurumlar/<str:public_id>/", organisations.organisation, name="organisation"),
    path("hesap/kurumlar/<str:public_id>/bilgiler/", organisations.organisation_edit, name="organisation_edit"),
    path("hesap/kurumlar/<str:public_id>/kisiler/", seats.organisation_people, name="organisation_people"),
    path("hesap/kurumlar/<str:public_id>/onay-kurali/", organisations.approval_rule, name="approval_rule"),
    path("hesap/kurumlar/<str:public_id>/yetki-belgesi/", papers.paper_upload, name="paper_upload"),
    path("hesap/kurumlar/<str:public_id>/yetki-belgesi/yukleme/", papers.paper_begin, name="paper_begin"),
    path(
        "hesap/kurumlar/<str:public_id>/yetki-belgesi/yukleme/<str:upload_id>/", papers.paper_piece, name="paper_piece"
    ),
    path(
        "hesap/kurumlar/<str:public_id>/yetki-belgesi/yukleme/<str:upload_id>/sil/",
        papers.paper_discard,
        name="paper_discard",
    ),
    path("hesap/kurumlar/<str:public_id>/katil/", organisations.organisation_join, name="organisation_join"),
    path("hesap/kurumlar/<str:public_id>/itiraz/", organisations.organisation_contest, name="organisation_contest"),
    path("hesap/talepler/<str:public_id>/yanitla/", seats.dispute_answer, name="dispute_answer"),
    path("hesap/yetki-belgeleri/<str:public_id>/", organisations.paper_file, name="paper_file"),
    path("hesap/davet/<str:token>/", invitation.invitation, name="invitation"),
    path("hesap/davetlerim/<str:public_id>/", invitation.offer, name="offer"),
    path("hesap/davetler/<str:public_id>/yenile/", seats.invitation_resend, name="invitation_resend"),
    path("hesap/gorevler/<str:public_id>/degistir/", seats.membership_change, name="membership_change"),
    path("hesap/gorevler/<str:public_id>/sahiplik/", seats.ownership_offer, name="ownership_offer"),
    path("hesap/davetler/<str:public_id>/geri-cek/", seats.invitation_withdraw, name="invitation_withdraw"),
    path("hesap/gorevler/<str:public_id>/bitir/", seats.membership_end, name="membership_end"),
    path("hesap/katilma/<str:public_id>/yanitla/", seats.join_answer, name="join_answer"),
    path("masa/kisiler/", desk.agency_people, name="agency_people"),
    path("masa/yetki-belgeleri/", desk.authority_papers, name="papers"),
    path("masa/yetki-belgeleri/<str:public_id>/", desk.authority_paper, name="paper"),
    path("masa/tartismali/", desk.dispute_list, name="disputes"),
    path("masa/tartismali/<str:public_id>/", desk.dispute, name="dispute"),
    path("masa/kurumlar/", desk.organisation_search, name="organisation_search"),
    path("masa/kurumlar/<str:public_id>/", desk.organisation_case, name="organisation_case"),
    path("yonetim/kisiler/", administration.people, name="people"),
    path("yonetim/aydinlatma/", privacy_notices.privacy_notices, name="privacy_notices"),
]
