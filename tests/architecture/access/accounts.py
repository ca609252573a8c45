"""My account, organisations, people, papers, and allauth's pages under ``/hesap/``."""

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator

from cmdp.accounts.choices import Role
from cmdp.accounts.models import Membership
from tests.architecture.access.row import REFUSED, SIGN_IN, Row
from tests.factories.offers import make_dispute, make_invitation, make_join_request, make_paper, make_partial_paper
from tests.factories.people import make_user

MEMBERS = {"owner": 200, "editor": 200, "viewer": 200}
AGENCY = {"officer": 200, "manager": 200}
CENTRE = {"ministry_reader": 200, "ministry_decider": 200, "administrator": 200}
DESK = {**AGENCY, "other_officer": 200, "other_manager": 200}


def _organisation(cast):
    return {"public_id": cast.organisation.public_id}


def _paper(cast):
    return {"public_id": make_paper(cast.organisation, cast["owner"]).public_id}


def _half(cast):
    upload = make_partial_paper(cast.organisation, cast["owner"])
    return {"public_id": cast.organisation.public_id, "upload_id": upload.public_id}


def _announced(_cast):
    return {"name": "yetki.pdf", "size": "10", "mark": "1"}


def _token(cast):
    make_invitation(cast["newcomer"].email, Role.EVALUATOR, by=cast["administrator"], token="kapalı-kutu")
    return {"token": "kapalı-kutu"}


def _my_offer(cast):
    return {"public_id": make_invitation(cast["newcomer"].email, Role.EVALUATOR, by=cast["administrator"]).public_id}


def _offer(cast):
    offer = make_invitation("yeni@ornek.test", Role.ORGANISATION_EDITOR, cast.organisation, by=cast["owner"])
    return {"public_id": offer.public_id}


def _seat(cast):
    return {"public_id": Membership.objects.get(user=cast["editor"]).public_id}


def _request(cast):
    return {"public_id": make_join_request(cast.organisation, cast["newcomer"]).public_id}


def _dispute(cast):
    return {"public_id": make_dispute(cast.organisation, cast["newcomer"]).public_id}


def _confirmation(cast):
    address = EmailAddress.objects.get(user=cast["newcomer"])
    address.verified = False
    address.save()
    return {"key": EmailConfirmationHMAC(address).key}


def _reset(cast):
    return {"uidb36": "zzzzz", "key": default_token_generator.make_token(make_user())}


def _key(cast):
    kept = Authenticator.objects.create(user=cast["newcomer"], type=Authenticator.Type.WEBAUTHN, data={})
    return {"pk": kept.pk}


OWN = {"stranger": SIGN_IN}

ROWS = {
    "accounts:home": Row(200, **OWN),
    "accounts:signed_in": Row(200, **OWN),
    "accounts:profile": Row(200, **OWN),
    "accounts:letter_choice": Row(200, **OWN),
    "accounts:letter_choice post": Row(302, **OWN, method="post", body=lambda _: {"frequency": "daily"}),
    "accounts:privacy_notice": Row(200, **OWN),
    "accounts:privacy_notice post": Row(302, **OWN, method="post"),
    "accounts:privacy_notices": Row(REFUSED, **OWN, administrator=200),
    "accounts:choose_desk": Row(302, method="post", **OWN),
    "accounts:organisations": Row(200, **OWN),
    "accounts:organisation_new": Row(200, **OWN),
    "accounts:organisation": Row(404, **OWN, **MEMBERS, **AGENCY, **CENTRE, arguments=_organisation),
    "accounts:organisation_edit": Row(
        404,
        **OWN,
        **AGENCY,
        owner=200,
        editor=200,
        viewer=REFUSED,
        ministry_reader=REFUSED,
        ministry_decider=REFUSED,
        administrator=REFUSED,
        arguments=_organisation,
    ),
    "accounts:organisation_people": Row(404, **OWN, **MEMBERS, **AGENCY, **CENTRE, arguments=_organisation),
    "accounts:approval_rule": Row(
        404, **OWN, **dict.fromkeys((*MEMBERS, *AGENCY, *CENTRE), 302), method="post", arguments=_organisation
    ),
    "accounts:paper_upload": Row(
        404,
        **OWN,
        **dict.fromkeys((*MEMBERS, *AGENCY, *CENTRE), REFUSED) | {"owner": 200},
        arguments=_organisation,
    ),
    "accounts:paper_begin": Row(
        404,
        **OWN,
        **dict.fromkeys((*MEMBERS, *AGENCY, *CENTRE), REFUSED) | {"owner": 200},
        method="post",
        arguments=_organisation,
        body=_announced,
    ),
    "accounts:paper_piece": Row(404, **OWN, owner=400, method="post", arguments=_half),
    "accounts:paper_discard": Row(404, **OWN, owner=302, method="post", arguments=_half),
    "accounts:organisation_find": Row(200, **OWN),
    "accounts:organisation_contest": Row(200, **OWN, arguments=_organisation),
    "accounts:dispute_answer": Row(404, **OWN, **AGENCY, owner=200, arguments=_dispute),
    "accounts:disputes": Row(REFUSED, **OWN, **DESK),
    "accounts:dispute": Row(REFUSED, **OWN, **AGENCY, other_officer=404, other_manager=404, arguments=_dispute),
    "accounts:organisation_join": Row(200, **OWN, arguments=_organisation),
    "accounts:paper_file": Row(404, **OWN, **AGENCY, owner=200, arguments=_paper),
    "accounts:invitation": Row(everyone=200, arguments=_token),
    "accounts:invitation broken": Row(everyone=404, arguments=lambda _: {"token": "yok"}),
    "accounts:offer": Row(404, **OWN, newcomer=200, arguments=_my_offer),
    "accounts:invitation_resend": Row(404, **OWN, method="post", owner=302, administrator=302, arguments=_offer),
    "accounts:membership_change": Row(404, **OWN, **MEMBERS, **AGENCY, administrator=200, arguments=_seat),
    "accounts:ownership_offer": Row(404, **OWN, **MEMBERS, **AGENCY, administrator=200, arguments=_seat),
    "accounts:invitation_withdraw": Row(404, **OWN, method="post", owner=302, administrator=302, arguments=_offer),
    "accounts:membership_end": Row(404, **OWN, **MEMBERS, **AGENCY, administrator=200, arguments=_seat),
    "accounts:join_answer": Row(404, **OWN, method="post", owner=302, newcomer=302, arguments=_request),
    "accounts:agency_people": Row(REFUSED, **OWN, **DESK),
    "accounts:papers": Row(REFUSED, **OWN, **DESK),
    "accounts:paper": Row(REFUSED, **OWN, **AGENCY, other_officer=404, other_manager=404, arguments=_paper),
    "accounts:organisation_search": Row(REFUSED, **OWN, **DESK),
    "accounts:organisation_case": Row(
        REFUSED, **OWN, **AGENCY, other_officer=404, other_manager=404, arguments=_organisation
    ),
    "accounts:people": Row(REFUSED, **OWN, administrator=200),
    # allauth's own pages. The cast has no passwords, so nobody is asked for one again.
    "account_login": Row(302, stranger=200),
    "account_signup": Row(302, stranger=200),
    "account_logout": Row(200, stranger=302),
    "account_inactive": Row(everyone=200),
    "account_reauthenticate": Row(REFUSED, **OWN),
    "account_email": Row(200, **OWN),
    "account_email_verification_sent": Row(everyone=200),
    "account_confirm_email": Row(everyone=200, arguments=_confirmation),
    "account_change_password": Row(302, **OWN),
    "account_set_password": Row(200, **OWN),
    "account_reset_password": Row(everyone=200),
    "account_reset_password_done": Row(everyone=200),
    "account_reset_password_from_key": Row(everyone=200, arguments=_reset),
    "account_reset_password_from_key_done": Row(everyone=200),
    "mfa_index": Row(200, **OWN),
    "usersessions_list": Row(200, **OWN),
    "mfa_authenticate": Row(302, stranger=SIGN_IN),
    "mfa_reauthenticate": Row(REFUSED, **OWN),
    "mfa_activate_totp": Row(200, **OWN),
    "mfa_deactivate_totp": Row(404, **OWN),
    "mfa_view_recovery_codes": Row(404, **OWN),
    "mfa_generate_recovery_codes": Row(200, **OWN),
    "mfa_download_recovery_codes": Row(404, **OWN),
    "mfa_list_webauthn": Row(200, **OWN),
    "mfa_add_webauthn": Row(200, **OWN),
    "mfa_reauthenticate_webauthn": Row(REFUSED, **OWN),
    "mfa_edit_webauthn": Row(404, **OWN, newcomer=302, arguments=_key),
    "mfa_remove_webauthn": Row(404, **OWN, newcomer=302, arguments=_key),
    "mfa_login_webauthn": Row(302, **OWN),
    # Where the installation names no gateway; with one: tests/accounts/test_gateway.py.
    "account_gateway": Row(everyone=404, method="post"),
    "account_gateway_back": Row(everyone=404),
}
