"""Who may stand beside whom on one file."""

from applications.queries.meeting import Company

COMPANY = Company(
    houses={
        1: frozenset({"1234567890", "firat universitesi"}),
        2: frozenset({"firat universitesi"}),
        3: frozenset({"1234567890", "f. u."}),
        4: frozenset(),
    },
    apart=frozenset({(4, 5)}),
)


def test_one_employer_is_one_by_its_number_or_by_its_name():
    assert [COMPANY.may_meet(1, other) for other in (2, 3, 4)] == [False, False, True]
    assert COMPANY.may_meet(2, 3)


def test_who_is_kept_apart_is_so_in_either_order_and_who_has_no_employer_is_nobodys_colleague():
    assert (COMPANY.may_meet(4, 5), COMPANY.may_meet(5, 4), COMPANY.may_meet(4, 6)) == (False, False, True)


def test_nobody_stands_beside_themselves():
    assert [COMPANY.may_meet(person, person) for person in (1, 4, 6)] == [False] * 3


def test_one_in_the_way_is_enough():
    assert (COMPANY.gets_on(3, [2, 4]), COMPANY.gets_on(3, [2, 1])) == (True, False)
    assert (COMPANY.is_at_peace([2, 3, 4]), COMPANY.is_at_peace([2, 3, 1])) == (True, False)


def test_a_household_within_another_is_not_named_again():
    within = Company({1: frozenset("AB"), 2: frozenset("AB"), 3: frozenset("A"), 4: frozenset("C")})

    assert within.households([4, 3, 2, 1]) == [[1, 2, 3]]
    assert COMPANY.households([1, 2, 3, 4]) == [[1, 2], [1, 3]]
