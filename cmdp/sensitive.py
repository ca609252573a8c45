"""The acts that want a sign-in of lately: what moves money or rights, tells results, or changes what others rest on.

To each route, whether its page wants it too (``True``) or only what is sent from it, where the page is a list.
"""

from typing import Final

ROUTES: Final[dict[str, bool]] = {
    "account_email": False,
    "accounts:agency_people": False,
    "accounts:membership_change": True,
    "accounts:membership_end": True,
    "accounts:organisation_people": False,
    "accounts:ownership_offer": True,
    "accounts:people": False,
    "accounts:privacy_notices": False,
    "applications:call_opinions": True,
    "applications:commission_rules": True,
    "applications:commission_seat_end": True,
    "applications:commission_seat_new": True,
    "applications:extend_for_all": True,
    "applications:meeting_close": True,
    "applications:meeting_correct": True,
    "applications:meeting_opine": True,
    "applications:ministry_approve": True,
    "applications:ministry_decline": True,
    "applications:objection_decide": True,
    "applications:opinion_forward": True,
    "applications:opinion_release": True,
    "applications:own_data": True,
    "applications:own_erase": True,
    "applications:proposal_approve": True,
    "applications:proposal_call_up": True,
    "applications:proposal_decline": True,
    "applications:proposal_reinstate": True,
    "applications:rule_set_confirm": True,
    "applications:trust_root_new": True,
    "applications:trust_root_retire": True,
    "priorities:draft_approve": True,
    "priorities:draft_publish": True,
    "priorities:publishing_rule": True,
    "usersessions_list": False,
}
