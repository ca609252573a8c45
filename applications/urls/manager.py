"""The agency's desk, calls and opinions: ``/masa/``."""

from django.urls import URLPattern, path

from applications.urls import converters  # noqa: F401 - registers the converters used below
from applications.views import packages
from applications.views.manager import (
    calls,
    certainty,
    envelopes,
    narrowing,
    opinions,
    outcomes,
    plans,
    pool,
    replaying,
    reserve,
    scoreboard,
    what_if,
)

STAGE = "masa/cagrilar/<slug:public_id>/asama/<int:order>/"
ACT = "masa/gorusler/<slug:public_id>/"
FILE = "masa/basvurular/<slug:public_id>/"

urlpatterns: list[URLPattern] = [
    path("masa/cagrilar/", calls.manager_calls, name="manager_calls"),
    path("masa/cagrilar/yeni/", calls.manager_call_new, name="manager_call_new"),
    path("masa/cagrilar/<slug:public_id>/", calls.manager_call, name="manager_call"),
    path("masa/cagrilar/<slug:public_id>/bilgiler/", calls.manager_call_edit, name="manager_call_edit"),
    path("masa/cagrilar/<slug:public_id>/takvim/", calls.manager_call_windows, name="manager_call_windows"),
    path("masa/cagrilar/<slug:public_id>/paylar/", envelopes.manager_call_shares, name="manager_call_shares"),
    path("masa/cagrilar/<slug:public_id>/ilan/", calls.manager_call_publish, name="manager_call_publish"),
    path("masa/cagrilar/<slug:public_id>/uzat/<int:order>/", calls.manager_call_extend, name="manager_call_extend"),
    path("masa/cagrilar/<slug:public_id>/soru-suresi/", calls.manager_call_questions, name="manager_call_questions"),
    path("masa/havuz/", pool.pool_list, name="pool_list"),
    path("masa/havuz/<slug:public_id>/", pool.pool_person, name="pool_person"),
    path("masa/havuz/<slug:public_id>/ozgecmis/", pool.pool_person_cv, name="pool_person_cv"),
    path("masa/havuz/<slug:public_id>/kabul/", pool.pool_accept, name="pool_accept"),
    path("masa/havuz/<slug:public_id>/ret/", pool.pool_refuse, name="pool_refuse"),
    path("masa/kurallar/", narrowing.manager_rules, name="manager_rules"),
    path("masa/kurallar/<slug:public_id>/", narrowing.manager_rule_set, name="manager_rule_set"),
    path("masa/kurallar/<slug:public_id>/kopyala/", narrowing.manager_narrow, name="manager_narrow"),
    path("masa/kurallar/<slug:public_id>/daralt/", narrowing.manager_narrowing, name="manager_narrowing"),
    path(f"{STAGE}dagitim/", plans.call_plan, name="call_plan"),
    path(f"{STAGE}dagitim/<id:plan_id>/onayla/", plans.plan_approve, name="plan_approve"),
    path(f"{STAGE}dagitim/<id:plan_id>/birak/", plans.plan_discard, name="plan_discard"),
    path(f"{STAGE}ayri/", plans.apart_add, name="apart_add"),
    path(f"{STAGE}ayri/<id:pair_id>/kaldir/", plans.apart_remove, name="apart_remove"),
    path(f"{STAGE}siralama/", opinions.call_ranking, name="call_ranking"),
    path(f"{STAGE}siralama/kesinlik/", certainty.call_certainty, name="call_certainty"),
    path(f"{STAGE}siralama/ya-olsaydi/", what_if.call_what_if, name="call_what_if"),
    path(f"{STAGE}yedek/", reserve.call_reserve, name="call_reserve"),
    path(f"{STAGE}puanlar/", scoreboard.call_scores, name="call_scores"),
    path(f"{STAGE}puanlar/dosya/", scoreboard.scores_file, name="scores_file"),
    path(f"{STAGE}gorusler/", opinions.call_opinions, name="call_opinions"),
    path(ACT, opinions.opinion_act, name="opinion_act"),
    path(f"{ACT}yeniden/", replaying.decision_replay, name="decision_replay"),
    path(f"{ACT}acikla/", opinions.opinion_release, name="opinion_release"),
    path(f"{ACT}ilet/", opinions.opinion_forward, name="opinion_forward"),
    path("masa/paketler/<slug:public_id>/zip/", packages.package_file, name="package_file"),
    path("masa/paketler/<slug:public_id>/hazirla/", packages.package_make, name="package_make"),
    path(f"{FILE}yedekten-al/", outcomes.proposal_call_up, name="proposal_call_up"),
    path(f"{FILE}durum/", outcomes.proposal_status_line, name="proposal_status_line"),
    path(f"{FILE}itiraz/", outcomes.proposal_reinstate, name="proposal_reinstate"),
    path(f"{FILE}onay/", outcomes.proposal_approve, name="proposal_approve"),
    path(f"{FILE}ret/", outcomes.proposal_decline, name="proposal_decline"),
    path(f"{FILE}bakanlik-iadesi/", outcomes.proposal_ministry_return, name="proposal_ministry_return"),
]
