"""A second pair of eyes: an administrator proposes, another publishes or sends back; whether it must be so is a rule."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cmdp.accounts.models import User
from cmdp.audit.record import record
from cmdp.kit.verdict import Refused, deny, require
from priorities.domain.editions import has_reason, hold_the_newest, put_in_print
from priorities.domain.holding import edition_was_read
from priorities.models import Edition, EditionState, PublishingRule
from priorities.policies import (
    may_administer,
    may_answer,
    may_approve,
    may_propose,
    may_relax,
    may_withdraw,
)


@transaction.atomic
def propose(edition_id: int, *, reason: str, seen: int, by: User, at: dt.datetime) -> Edition:
    """Put the draft before a second administrator; nobody edits it until the answer."""
    edition = Edition.objects.locked(edition_id)
    require(may_propose(by, edition, at=at))
    require(edition_was_read(edition, seen))
    require(has_reason(reason))
    edition.state, edition.reason = EditionState.PROPOSED, reason.strip()
    edition.proposed_at, edition.proposed_by_id = at, by.actor_id
    edition.save()
    record("edition_proposed", edition, by=by, at=at, reason=edition.reason)
    return edition


@transaction.atomic
def approve(edition_id: int, *, seen: int, follows: int, by: User, at: dt.datetime) -> Edition:
    """Publish what another administrator proposed, for the reason given there."""
    hold_the_newest(follows)
    edition = Edition.objects.locked(edition_id)
    require(may_approve(by, edition, at=at))
    require(edition_was_read(edition, seen))
    return put_in_print(edition, by=by, at=at)


@transaction.atomic
def send_back(edition_id: int, *, reason: str, by: User, at: dt.datetime) -> Edition:
    """Say no, with the reason: the draft can be edited again."""
    edition = Edition.objects.locked(edition_id)
    require(may_answer(by, edition))
    if not reason.strip():
        raise Refused(deny("no_reason", _("İadenin gerekçesini yazın.")))
    return _reopen(edition, "edition_sent_back", reason=reason.strip(), by=by, at=at)


@transaction.atomic
def withdraw(edition_id: int, *, by: User, at: dt.datetime) -> Edition:
    """Take one's own proposal back: the draft can be edited again."""
    edition = Edition.objects.locked(edition_id)
    require(may_withdraw(by, edition))
    return _reopen(edition, "edition_withdrawn", reason="", by=by, at=at)


@transaction.atomic
def demand_second(*, by: User, at: dt.datetime) -> PublishingRule:
    """From now on nothing is published without a second administrator; a wish to relax this is dropped."""
    rule = _held_rule(by)
    before, rule.needs_second = rule.needs_second, True
    rule.relax_asked_at = rule.relax_asked_by_id = None
    return _decided(rule, before, by=by, at=at)


@transaction.atomic
def ask_to_relax(*, by: User, at: dt.datetime) -> PublishingRule:
    """Wish that one administrator were enough; it stays as it is until another confirms."""
    rule = _held_rule(by)
    if not rule.needs_second:
        raise Refused(deny("not_needed", _("İkinci onay zaten gerekmiyor.")))
    rule.relax_asked_at, rule.relax_asked_by_id = at, by.actor_id
    rule.save()
    record("publishing_rule_relax_asked", rule, by=by, at=at)
    return rule


@transaction.atomic
def relax(*, by: User, at: dt.datetime) -> PublishingRule:
    """Confirm what another administrator wished: one is enough."""
    rule = _held_rule(by)
    require(may_relax(by, rule))
    before, rule.needs_second = rule.needs_second, False
    rule.relax_asked_at = rule.relax_asked_by_id = None
    return _decided(rule, before, by=by, at=at)


def _reopen(edition: Edition, verb: str, *, reason: str, by: User, at: dt.datetime) -> Edition:
    edition.state, edition.reason = EditionState.DRAFT, ""
    edition.proposed_at = edition.proposed_by_id = None
    edition.save()
    record(verb, edition, by=by, at=at, reason=reason)
    return edition


def _held_rule(by: User) -> PublishingRule:
    require(may_administer(by))
    PublishingRule.objects.get_or_create(pk=PublishingRule.ONLY)
    return PublishingRule.objects.select_for_update().get(pk=PublishingRule.ONLY)


def _decided(rule: PublishingRule, before: bool, *, by: User, at: dt.datetime) -> PublishingRule:  # noqa: FBT001
    rule.changed_at, rule.changed_by_id = at, by.actor_id
    rule.save()
    record("publishing_rule_changed", rule, by=by, at=at, changes={"needs_second": (before, rule.needs_second)})
    return rule
