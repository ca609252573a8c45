"""How well somebody fits a file, and whom the rules forbid: a call's whole stage read in a fixed number of queries."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, product
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.choices import LIVE_ASSIGNMENTS, Status
from applications.models import Assignment, CallStage, EvaluatorProfile, Partner, Proposal
from applications.queries.company import company_of
from applications.queries.conflicts import conflicts_in_force
from applications.queries.evaluation import active_seats, hands_in_each, progresses, seats_of_call
from applications.queries.following import loads_of
from applications.queries.matching import Pair, Problem
from applications.queries.pool import expertise_of, lineages_in
from cmdp.accounts.models import Membership
from cmdp.kit.text import search_key
from priorities.descent import Descent, read_descent


class Why(models.TextChoices):
    """Why this person for this file."""

    MEASURE = "measure", _("ana tedbirin uzmanı")
    AXIS = "axis", _("aynı eksende uzman")
    SECONDARY = "secondary", _("bir yan tedbirin uzmanı")
    ELSEWHERE = "elsewhere", _("dosyanın ilinden değil")
    BY_HAND = "by_hand", _("elle seçildi")


POINTS: Final = {Why.MEASURE: 50, Why.AXIS: 20, Why.SECONDARY: 10, Why.ELSEWHERE: 20, Why.BY_HAND: 0}
KNOWING: Final = frozenset({Why.MEASURE, Why.AXIS, Why.SECONDARY})


@dataclass(frozen=True, slots=True)
class Field:
    """All that a plan for one stage rests on; ``why`` of a permitted pair sums up to its fit."""

    problem: Problem
    why: Mapping[Pair, tuple[Why, ...]]
    loads: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody who may be asked; ``numbers`` and ``names`` are of the bodies they are or were tied to."""

    numbers: frozenset[str]
    names: frozenset[str]
    provinces: frozenset[int]
    free: int


def fit_of(why: Iterable[Why]) -> int:
    """The points that the reasons come to."""
    return sum(POINTS[reason] for reason in why)


def field_of(window: CallStage, *, least: int, most: int, but: Collection[int]) -> Field:
    """The problem of a stage: files under review that still want people, and everybody who may be asked but ``but``."""
    files = _wanting(window)
    found = progresses(files)
    people = _people(window, but=but)
    there = _there(files)
    company = company_of(window.call, {*people, *chain.from_iterable(there.values())})
    permitted = _permitted(window, files, people, lambda file, key: company.gets_on(key, there[file]))
    why = _why(files, people, permitted)
    problem = Problem(
        fit={pair: fit_of(reasons) for pair, reasons in why.items()},
        need={file.pk: found[file.pk].to_ask for file in files},
        least={key: min(least, most, person.free) for key, person in people.items()},
        most={key: min(most, person.free) for key, person in people.items()},
        company=company,
    )
    return Field(problem, why, loads_of(people))


def closest_to(file: Proposal, *, but: Collection[int]) -> list[int]:
    """Who may be asked for this one file now, has room and knows its subject: the closest first, of those the least busy.

    The hard rules of a plan hold here too. Nobody is asked by the system for something they know nothing of.
    """
    people = {key: person for key, person in _people(file.call_stage, but=but).items() if person.free}
    there = _there([file])[file.pk]
    company = company_of(file.call, {*people, *there})
    permitted = _permitted(file.call_stage, [file], people, lambda _file, key: company.gets_on(key, there))
    fits = {key: fit_of(why) for (_file, key), why in _why([file], people, permitted).items() if KNOWING & set(why)}
    loads = loads_of(fits)
    return sorted(fits, key=lambda key: (-fits[key], loads.get(key, 0), key))


def _wanting(window: CallStage) -> list[Proposal]:
    """In a fixed order; whoever is third is asked for a file of its own, at once."""
    rows = Proposal.objects.filter(call_stage=window, status=Status.UNDER_REVIEW).order_by("pk")
    files = list(rows.select_related("call__rule_set", "organisation", "main_measure"))
    found = progresses(files)
    return [file for file in files if found[file.pk].to_ask and not found[file.pk].needs_third]


def _people(window: CallStage, *, but: Collection[int]) -> dict[int, Person]:
    """Whom the rule set lets assess, by key; who wrote no profile is asked within the call's bounds only."""
    seats = active_seats().filter(seats_of_call(window.call), user__is_active=True).exclude(user__in=but)
    keys = sorted(set(seats.values_list("user_id", flat=True)))
    told = EvaluatorProfile.objects.filter(user__in=keys).prefetch_related("provinces", "ties")
    profiles = {profile.user_id: profile for profile in told}
    numbers: dict[int, set[str]] = defaultdict(set)
    bodies = Membership.objects.filter(user__in=keys, organisation__isnull=False)
    for key, vkn in bodies.values_list("user_id", "organisation__vkn"):
        numbers[key].add(vkn)
    loads = loads_of(keys)
    return {key: _person(profiles.get(key), numbers[key], loads.get(key, 0)) for key in keys}


def _person(profile: EvaluatorProfile | None, numbers: set[str], load: int) -> Person:
    if profile is None:
        return Person(frozenset(numbers), frozenset(), frozenset(), EvaluatorProfile.MOST_AT_ONCE)
    ties = profile.ties.all()
    return Person(
        frozenset(filter(None, {*numbers, profile.employer_vkn, *(tie.vkn for tie in ties)})),
        frozenset(filter(None, {profile.employer_key, *(tie.body_key for tie in ties)})),
        frozenset(province.pk for province in profile.provinces.all()),
        max(0, profile.capacity - load),
    )


# Whom the rules forbid ----------------------------------------------------------------
def _permitted(
    window: CallStage, files: list[Proposal], people: Mapping[int, Person], gets_on: Callable[[int, int], bool]
) -> list[Pair]:
    """Every pair but those that a hard rule forbids whoever else is asked.

    Who is or was of the applicant's or a partner's, works there or declared a tie, is not asked while others may be.
    """
    barred = _barred(window, files)
    sides = _sides(files)
    return [
        (file.pk, key)
        for file, (key, person) in product(files, people.items())
        if key not in barred[file.pk]
        and not person.numbers & sides[file.pk][0]
        and not person.names & sides[file.pk][1]
        and gets_on(file.pk, key)
    ]


def _barred(window: CallStage, files: list[Proposal]) -> dict[int, set[int]]:
    """Per file who had a hand in it, was asked before, or has a conflict of interest."""
    barred = hands_in_each(files)
    asked = Assignment.objects.filter(call_stage=window, proposal__in=files)
    for file, person in asked.values_list("proposal_id", "evaluator_id"):
        barred[file].add(person)
    for file, person in conflicts_in_force().filter(proposal__in=files).values_list("proposal_id", "person_id"):
        barred[file].add(person)
    return barred


def _there(files: Iterable[Proposal]) -> dict[int, set[int]]:
    """Per file who evaluates it already."""
    found: dict[int, set[int]] = defaultdict(set)
    present = Assignment.objects.filter(proposal__in=files, call_stage=models.F("proposal__call_stage"))
    live = present.filter(state__in=LIVE_ASSIGNMENTS)
    for file, person in live.values_list("proposal_id", "evaluator_id"):
        found[file].add(person)
    return found


def _sides(files: list[Proposal]) -> dict[int, tuple[set[str], set[str]]]:
    """Per file the tax numbers and the names of the applicant and its partners."""
    sides = {file.pk: ({file.organisation.vkn}, {search_key(file.organisation.name)}) for file in files}
    for file, vkn, name in Partner.objects.filter(proposal__in=files).values_list("proposal_id", "vkn", "name"):
        sides[file][0].update(filter(None, [vkn]))
        sides[file][1].update(filter(None, [search_key(name)]))
    return sides


# How well somebody fits ---------------------------------------------------------------
def _why(
    files: list[Proposal], people: Mapping[int, Person], permitted: Collection[Pair]
) -> dict[Pair, tuple[Why, ...]]:
    by_key, descent = {file.pk: file for file in files}, read_descent()
    known = _known(people, {file.edition_id for file in files}, descent)
    others = _secondary(files)
    return {
        (file, person): tuple(
            _reasons(by_key[file], people[person], known[by_key[file].edition_id, person], others[file], descent)
        )
        for file, person in permitted
    }


def _known(
    people: Collection[int], editions: Collection[int], descent: Descent
) -> dict[tuple[int, int], frozenset[uuid.UUID]]:
    """By edition and person the lineages that the person knows there."""
    told = expertise_of(people)
    return {
        (edition, person): lineages_in(told.get(person, ()), descent, edition)
        for edition, person in product(editions, people)
    }


def _secondary(files: list[Proposal]) -> dict[int, set[uuid.UUID]]:
    found: dict[int, set[uuid.UUID]] = defaultdict(set)
    rows = Proposal.objects.filter(pk__in=[file.pk for file in files], secondary_measures__isnull=False)
    for file, lineage in rows.values_list("pk", "secondary_measures__measure__lineage"):
        found[file].add(lineage)
    return found


def _reasons(
    file: Proposal, person: Person, known: frozenset[uuid.UUID], others: set[uuid.UUID], descent: Descent
) -> Iterable[Why]:
    main = file.main_measure
    if main is not None and main.lineage in known:
        yield Why.MEASURE
    elif main is not None and main.axis_id in {descent.standing[file.edition_id][one].axis_id for one in known}:
        yield Why.AXIS
    if known & others:
        yield Why.SECONDARY
    if person.provinces and file.province_id not in person.provinces:
        yield Why.ELSEWHERE


def successors(field: Field, chosen: Iterable[Pair]) -> dict[int, list[int]]:
    """Per file who may follow when somebody chosen falls out, best first: they get on with all that are chosen."""
    problem = field.problem
    taken: dict[int, set[int]] = defaultdict(set)
    for file, person in chosen:
        taken[file].add(person)
    found: dict[int, list[int]] = defaultdict(list)
    for file, person in problem.pairs:
        if problem.most[person] and problem.company.gets_on(person, taken[file]):
            found[file].append(person)
    for file, people in found.items():
        people.sort(key=lambda person: (-problem.fit[file, person], field.loads.get(person, 0), person))
    return found
