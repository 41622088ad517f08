"""Two exports of a register: households and persons that came, went and moved."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from fupin.codes import Relationship, SurvivalStatus
from fupin.errors import InvalidDataError, InvalidValueError
from fupin.ledger import Book
from fupin.model import Household, Income, Member
from fupin.register import snapshots
from fupin.register._snapshot_balance import HouseholdBalance, PersonBalance
from fupin.register.snapshots import compare_snapshots
from fupin.values import Fen, IdNumber, PersonName, make_id_number


BEFORE, AFTER = date(2019, 12, 31), date(2020, 12, 31)
LONG = "420324900101001"


def person(number, **fields):
    usual = {
        "member_id": f"P{number}",
        "name": PersonName("张示例"),
        "id_number": make_id_number("420324", date(1980, 1, 1), number),
    }
    return Member(**(usual | fields))


def house(number, *members, **fields):
    made = tuple(person(m) if isinstance(m, int) else m for m in members)
    return Household(household_id=number, members=made, **fields)


def compared(before, after, **options):
    return compare_snapshots(before, after, before_on=BEFORE, after_on=AFTER, **options)


def told(comparison):
    """Kinds of events with their numbers, those that happened."""
    return {kind: number for kind, number in comparison.counts.items() if number}


def test_two_equal_exports_tell_nothing():
    register = [house("H1", 1, 2), house("H2", 3)]
    found = compared(Book(households=tuple(register)), register)

    assert found.events == ()
    assert set(found.counts.values()) == {0}
    assert found.identity.households.kept == 2
    assert found.identity.persons.stayed == 3
    assert repr(found) == "<SnapshotComparison 2019-12-31 to 2020-12-31: nothing changed>"


def test_households_appear_and_go_with_their_persons():
    day = date(2020, 5, 1)
    found = compared(
        [house("H1", 1, 2), house("H2", 3)],
        [house("H1", 1, 2), house("H3", 4, 5, identified_on=day)],
    )

    (appeared,) = found.of(snapshots.HouseholdAppeared)
    (gone,) = found.of(snapshots.HouseholdGone)
    assert (appeared.household, appeared.persons, appeared.moved_in) == ("H3", 2, 0)
    assert appeared.identified_on == day
    assert (gone.household, gone.persons, gone.moved_out) == ("H2", 1, 0)
    assert told(found) == {
        "household-appeared": 1,
        "household-gone": 1,
        "person-appeared": 2,
        "person-gone": 1,
    }
    assert "household-appeared 1" in repr(found)


def test_another_number_for_the_same_members_is_no_new_household():
    found = compared([house("H1", 1, 2)], [house("X1", 1, 2, 3)])

    (event,) = found.of(snapshots.HouseholdRenumbered)
    assert (event.before, event.after, event.persons) == ("H1", "X1", 2)
    assert told(found) == {"household-renumbered": 1, "person-appeared": 1}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ((1, 2, 3), (1,), True),  # all that the new household has
        ((1,), (1, 2, 3), True),  # all that the old one had
        ((1, 2, 3), (1, 4, 5), False),  # a third of either
        ((1, 2), (1, 4), False),  # half is not most
        ((1, 2, 3), (1, 2, 4), True),
    ],
)
def test_a_renumbered_household_has_most_members_of_one_of_the_two(before, after, same):
    found = compared([house("H1", *before)], [house("X1", *after)])

    assert found.identity.households.renumbered == same
    assert found.identity.households.gone == (not same)
    moved = {e.member.member_id for e in found.of(snapshots.PersonMoved)}
    assert moved == (set() if same else {"P1"})


def test_of_a_household_gone_some_may_be_elsewhere():
    found = compared(
        [house("H1", 1, 2, 3), house("H2", 4)], [house("H2", 4, 3), house("X1", 2, 8, 9)]
    )

    (gone,) = found.of(snapshots.HouseholdGone)
    (appeared,) = found.of(snapshots.HouseholdAppeared)
    assert (gone.persons, gone.moved_out) == (3, 2)
    assert (appeared.persons, appeared.moved_in) == (3, 1)
    assert [(e.before, e.after, e.along_with) for e in found.of(snapshots.PersonMoved)] == [
        ("H1", "X1", None),
        ("H1", "H2", None),
    ]


def test_a_new_household_out_of_one_that_stays_is_a_split():
    found = compared([house("H1", 1, 2, 3, 4)], [house("H1", 1, 2), house("X1", 3, 4, 9)])

    (split,) = found.of(snapshots.HouseholdSplit)
    assert (split.before, split.after) == ("H1", ("H1", "X1"))
    moves = found.of(snapshots.PersonMoved)
    assert {e.along_with for e in moves} == {snapshots.EventKind.HOUSEHOLD_SPLIT}
    assert len(moves) == 2
    households = found.identity.households
    assert (households.kept, households.split_off, households.appeared) == (1, 1, 0)


def test_a_household_whose_number_ends_splits_into_two_new_ones():
    found = compared([house("H1", 1, 2, 3, 4)], [house("X1", 1, 2), house("X2", 3, 4)])

    (split,) = found.of(snapshots.HouseholdSplit)
    assert split.after == ("X1", "X2")
    households = found.identity.households
    assert (households.split_up, households.split_off) == (1, 2)
    assert told(found) == {"household-split": 1, "person-moved": 4}


def test_the_larger_part_of_a_split_may_be_the_household_renumbered():
    found = compared([house("H1", 1, 2, 3)], [house("X1", 1, 2), house("X2", 3)])

    assert [e.after for e in found.of(snapshots.HouseholdRenumbered)] == ["X1"]
    assert [e.after for e in found.of(snapshots.HouseholdSplit)] == [("X1", "X2")]
    assert found.identity.persons.moved == 1


def test_a_household_that_passes_into_another_is_merged():
    found = compared([house("H1", 1, 2), house("H2", 3)], [house("H1", 1, 2, 3)])

    (merged,) = found.of(snapshots.HouseholdsMerged)
    assert (merged.before, merged.after) == (("H1", "H2"), "H1")
    (move,) = found.of(snapshots.PersonMoved)
    assert move.along_with is snapshots.EventKind.HOUSEHOLDS_MERGED
    assert found.identity.households.merged_into == 1


def test_two_households_become_a_new_one():
    found = compared([house("H1", 1, 2), house("H2", 3, 4)], [house("X1", 1, 2, 3, 4)])

    (merged,) = found.of(snapshots.HouseholdsMerged)
    assert merged.before == ("H1", "H2")
    households = found.identity.households
    assert (households.merged_into, households.merged_from) == (2, 1)
    assert told(found) == {"households-merged": 1, "person-moved": 4}


def test_a_bride_moves_and_nothing_splits_or_merges():
    found = compared(
        [house("H1", 1, 2, 3), house("H2", 4, 5)], [house("H1", 1, 2), house("H2", 4, 5, 3)]
    )

    (move,) = found.of(snapshots.PersonMoved)
    assert (move.before, move.after, move.along_with) == ("H1", "H2", None)
    assert told(found) == {"person-moved": 1}


def test_a_household_goes_on_under_its_number_with_other_people():
    found = compared([house("H1", 1)], [house("H1", 2)])

    assert found.identity.households.kept == 1
    assert told(found) == {"person-appeared": 1, "person-gone": 1}


def test_a_kept_household_all_of_whose_members_left_for_a_new_one_has_split():
    found = compared([house("H1", 1, 2)], [house("H1", 7), house("X1", 1, 2)])

    (split,) = found.of(snapshots.HouseholdSplit)
    assert split.after == ("H1", "X1")


class TestWhoIsWho:
    def test_by_citizen_number_where_the_person_number_is_another(self):
        found = compared([house("H1", 1)], [house("H1", person(1, member_id="Q9"))])

        assert found.events == ()

    def test_an_old_number_of_fifteen_digits_is_its_citizen_number(self):
        old = IdNumber(LONG)
        before = person(1, member_id=None, id_number=old)
        after = person(1, member_id=None, id_number=old.citizen_number)

        assert compared([house("H1", before)], [house("H1", after)]).events == ()

    def test_by_person_number_where_the_id_number_was_corrected(self):
        after = person(1, id_number=make_id_number("420324", date(1981, 1, 1), 1))

        assert compared([house("H1", 1)], [house("H1", after)]).events == ()

    def test_who_has_no_identifier_is_counted_and_not_guessed(self):
        nameless = Member(name=PersonName("李示例"))
        found = compared([house("H1", nameless, 1)], [house("H1", nameless, nameless, 1)])

        persons = found.identity.persons
        assert (persons.unidentified_before, persons.unidentified_after) == (1, 2)
        assert persons.stayed == 1
        assert found.events == ()

    def test_a_made_up_number_is_no_identifier(self):
        made_up = make_id_number("999999", date(1980, 1, 1), 1)
        one = person(1, member_id=None, id_number=made_up)
        found = compared([house("H1", one, 2)], [house("H1", one, 2)])

        assert found.identity.persons.unidentified_before == 1

    def test_a_kind_of_number_only_one_export_has_tells_nobody(self):
        before = house("H1", person(1, id_number=None), person(2))
        after = house("H1", person(1, member_id=None), person(2, member_id=None))
        found = compared([before], [after])

        persons = found.identity.persons
        assert (persons.unidentified_before, persons.stayed, persons.appeared) == (1, 1, 1)
        assert persons.gone == 0

    @pytest.mark.parametrize("empty", [[], [house("H1")]])
    def test_to_or_from_a_register_without_persons_everybody_goes_or_appears(self, empty):
        full = [house("H1", 1, person(2, id_number=None), Member())]

        for persons in (
            compared(full, empty).identity.persons,
            compared(empty, full).identity.persons,
        ):
            assert persons.gone + persons.appeared == 2
            assert persons.unidentified_before + persons.unidentified_after == 1

    def test_one_number_in_two_households_is_ambiguous(self):
        found = compared([house("H1", 1, 2)], [house("H1", 1, 2), house("H2", 1, 3)])

        (event,) = found.of(snapshots.PersonAmbiguous)
        assert (event.before, event.after) == (("H1",), ("H1", "H2"))
        persons = found.identity.persons
        assert (persons.ambiguous_before, persons.ambiguous_after) == (1, 2)
        assert persons.stayed == 1
        assert found.of(snapshots.PersonMoved) == ()

    def test_numbers_that_contradict_each_other_are_ambiguous(self):
        first, second = person(1), person(2)
        crossed = (
            attrs.evolve(first, member_id=second.member_id),
            attrs.evolve(second, member_id=first.member_id),
        )
        found = compared([house("H1", first, second)], [house("H1", *crossed)])

        assert found.identity.persons.ambiguous_before == 2
        assert told(found) == {"person-ambiguous": 1}


class TestWhyPersonsComeAndGo:
    def test_who_died_is_gone_with_the_reason(self):
        died = date(2020, 3, 1)
        dead = person(2, survival=SurvivalStatus.DEAD, death_date=died)
        found = compared([house("H1", 1, 2)], [house("H1", 1, dead)])

        (gone,) = found.of(snapshots.PersonGone)
        assert (gone.reason, gone.died_on) == (SurvivalStatus.DEAD, died)
        persons = found.identity.persons
        assert (persons.after, persons.departed_before, persons.departed_after) == (1, 0, 1)

    def test_without_a_record_the_reason_is_not_recorded(self):
        died = date(2019, 12, 30)
        found = compared([house("H1", 1, person(2, death_date=died))], [house("H1", 1)])

        (gone,) = found.of(snapshots.PersonGone)
        assert (gone.reason, gone.died_on) == (None, died)

    def test_records_that_give_different_reasons_give_none(self):
        records = [
            person(2, survival=s) for s in (SurvivalStatus.DEAD, SurvivalStatus.DELETED)
        ]
        after = [house("H1", 1, records[0]), house("H2", 3, *records)]
        found = compared([house("H1", 1, 2), house("H2", 3)], after)

        (gone,) = found.of(snapshots.PersonGone)
        assert gone.reason is None

    def test_who_left_one_household_may_be_in_another(self):
        left = person(2, survival=SurvivalStatus.MARRIED_OUT)
        found = compared(
            [house("H1", 1, 2), house("H2", 3)], [house("H1", 1, left), house("H2", 3, 2)]
        )

        assert told(found) == {"person-moved": 1}

    @pytest.mark.parametrize(
        ("born", "since"), [(BEFORE, False), (date(2020, 1, 1), True), (None, None)]
    )
    def test_who_was_born_in_between_is_known_by_the_birth_date(self, born, since):
        new = person(2, id_number=None, birth_date=born)
        found = compared([house("H1", 1)], [house("H1", 1, new)])

        (appeared,) = found.of(snapshots.PersonAppeared)
        assert appeared.born_since is since
        assert appeared.returned is None

    def test_who_was_struck_off_may_return(self):
        off = person(2, survival=SurvivalStatus.CLEARED)
        found = compared([house("H1", 1, off)], [house("H1", 1, 2)])

        (appeared,) = found.of(snapshots.PersonAppeared)
        assert appeared.returned is SurvivalStatus.CLEARED


HEAD, SON = Relationship.HEAD, Relationship.SON


class TestTheHead:
    def heads(self, before, after):
        return compared(before, after).of(snapshots.HeadChanged)

    def test_another_member_is_the_head(self):
        (event,) = self.heads(
            [house("H1", person(1, relationship=HEAD), person(2, relationship=SON))],
            [
                house(
                    "H1",
                    person(1, survival=SurvivalStatus.DEAD, relationship=HEAD),
                    person(2, relationship=HEAD),
                )
            ],
        )

        assert (event.before.member_id, event.after.member_id) == ("P1", "P2")
        assert event.reason is SurvivalStatus.DEAD

    def test_the_old_head_may_still_be_there(self):
        (event,) = self.heads(
            [house("H1", person(1, relationship=HEAD), 2)],
            [house("H1", 1, person(2, relationship=HEAD))],
        )

        assert event.reason is None

    def test_the_old_head_may_be_unknown_if_the_new_one_was_another(self):
        unknown = Member(relationship=HEAD)
        assert self.heads(
            [house("H1", unknown, 2)], [house("H1", person(2, relationship=HEAD))]
        )

    def test_strangers_with_numbers_of_one_kind_are_two_heads(self):
        one, other = person(1, relationship=HEAD), person(2, relationship=HEAD)
        assert self.heads([house("H1", one)], [house("H1", other)])

    def test_strangers_with_numbers_of_different_kinds_may_be_the_same(self):
        one = person(1, relationship=HEAD, id_number=None)
        other = person(2, relationship=HEAD, member_id=None)
        rest = [house("H2", 5)]
        assert not self.heads([house("H1", one), *rest], [house("H1", other), *rest])

    @pytest.mark.parametrize(
        "after",
        [
            (1, 2),  # none recorded
            (person(1, relationship=HEAD), person(2, relationship=HEAD)),  # two
            (Member(relationship=HEAD), 2),  # somebody, perhaps the same
        ],
    )
    def test_where_it_is_not_known_nothing_is_said(self, after):
        assert not self.heads(
            [house("H1", person(1, relationship=HEAD), 2)], [house("H1", *after)]
        )


def earning(number, yuan=None, *, size=2, net=None, year=2019):
    per_head = None if yuan is None else Fen(yuan * 100)
    recorded = None if net is None else Fen(net * 100)
    income = Income(per_head=per_head, recorded_net=recorded, year=year)
    return house(number, size=size, income=income)


class TestIncome:
    @pytest.mark.parametrize(
        ("after", "shocks"),
        [(7000, []), (6999, [True]), (13000, []), (13001, [False])],
    )
    def test_only_more_than_the_share_is_a_shock(self, after, shocks):
        found = compared([earning("H1", 10000)], [earning("H1", after)], income_shock=30)

        assert [e.fell for e in found.of(snapshots.IncomeShock)] == shocks
        assert (found.incomes_compared, found.incomes_not_comparable) == (1, 0)

    def test_without_a_share_none_is_looked_for(self):
        found = compared([earning("H1", 10000)], [earning("H1", 1)])

        assert found.of(snapshots.IncomeShock) == ()
        assert (found.incomes_compared, found.incomes_not_comparable) == (0, 0)

    def test_both_are_from_one_source(self):
        before = earning("H1", 9000, net=20000, size=2)
        found = compared(
            [before], [earning("H1", net=3000, size=1)], income_shock=Decimal("12.5")
        )

        (event,) = found.of(snapshots.IncomeShock)
        assert (event.before, event.after) == (1000000, 300000)
        assert event.computed
        assert event.percent == -70
        assert found.income_shock == Fraction(25, 2)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (earning("H1", 0), earning("H1", 5000)),
            (earning("H1"), earning("H1", 5000)),
            (earning("H1", net=5), earning("H1", net=5, size=None)),
            (earning("H1", net=5, size=0), earning("H1", net=5)),
            (house("H1"), earning("H1", 5000)),
        ],
    )
    def test_what_cannot_be_compared_is_counted(self, before, after):
        found = compared([before], [after], income_shock=1)

        assert found.of(snapshots.IncomeShock) == ()
        assert (found.incomes_compared, found.incomes_not_comparable) == (0, 1)


class TestInputs:
    @pytest.mark.parametrize(
        "share", [0, -1, 0.3, True, "30", Decimal("NaN"), Decimal("Infinity")]
    )
    def test_a_share_is_an_exact_percentage(self, share):
        with pytest.raises(InvalidValueError) as caught:
            compared([], [], income_shock=share)

        assert caught.value.problem_code == "snapshot.not-a-percentage"

    def test_the_later_day_is_not_before_the_earlier(self):
        with pytest.raises(InvalidValueError) as caught:
            compare_snapshots([], [], before_on=AFTER, after_on=BEFORE)

        assert caught.value.problem_code == "snapshot.days-reversed"
        assert compare_snapshots([], [], before_on=AFTER, after_on=AFTER).events == ()

    def test_every_repeated_household_is_named(self):
        with pytest.raises(InvalidDataError) as caught:
            compared([house("H1"), house("H1")], [house("张三"), house("张三"), house("H2")])

        problems = caught.value.problems
        assert [(p.code, p.path, p.household) for p in problems] == [
            ("snapshot.household-repeated", "$.before", "H1"),
            ("snapshot.household-repeated", "$.after", "张*"),
        ]


def test_a_register_may_be_empty():
    assert told(compared([house("H1", 1)], [])) == {"household-gone": 1, "person-gone": 1}
    assert compared([], []).events == ()


def test_counts_that_do_not_add_up_are_refused():
    found = compared([house("H1", 1)], [house("H1", 1)])
    households, persons = found.identity.households, found.identity.persons
    assert isinstance(households, HouseholdBalance)
    assert isinstance(persons, PersonBalance)

    for balance in (households, persons):
        for side in ("before", "after"):
            with pytest.raises(AssertionError, match=f"{side}, 1 accounted for"):
                attrs.evolve(balance, **{side: 2})
    untold = attrs.evolve(households, before=2, gone=1)
    with pytest.raises(AssertionError, match="1 household-gone, 0 told"):
        attrs.evolve(found, identity=attrs.evolve(found.identity, households=untold))
