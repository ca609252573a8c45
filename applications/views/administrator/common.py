"""What the administrators' pages of a rule set share: find it, and open it for editing."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from applications.models import RuleSet
from applications.policies.rules import may_administer_rules, may_edit_rule_set
from applications.queries.rule_parts import Part, part_at
from applications.queries.rule_sets import visible_to
from cmdp.kit.requests import Request
from cmdp.kit.verdict import require


def seen_rule_set(request: Request, public_id: str) -> RuleSet:
    """A set at the administrators' desk; members without the right get the reason."""
    require(may_administer_rules(request.actor))
    return get_object_or_404(visible_to(request.actor), public_id=public_id)


def editable_rule_set(request: Request, public_id: str, part: str = "") -> RuleSet:
    """A set that this person may change now."""
    rule_set = seen_rule_set(request, public_id)
    require(may_edit_rule_set(request.actor, rule_set, part))
    return rule_set


def part_or_404(slug: str) -> Part:
    """The list that an address names."""
    if (part := part_at(slug)) is None:
        raise Http404
    return part


def address_of(rule_set: RuleSet, anchor: str = "") -> str:
    """The set's page, at one of its lists."""
    page = reverse("applications:rule_set", args=[rule_set.public_id])
    return f"{page}#{anchor}" if anchor else page
