"""Known edits come back as exactly their events, and whatever happens, all add up."""

from collections import Counter
from datetime import date

import attrs

from hypothesis import given
from hypothesis import strategies as st

from fupin.codes import PovertyCause, Relationship
from fupin.model import Household, Member, Place
from fupin.register import snapshots
from fupin.register.snapshots import compare_snapshots
from fupin.values import make_id_number


DAY = date(2020, 12, 31)


def compared(before, after):
    return compare_snapshots(before, after, before_on=DAY, after_on=DAY)


def person(number, relationship=Relationship.SON):
    day = date(1950 + number // 900, 1, 1)
    return Member(
        member_id=f"P{number}",
        id_number=make_id_number("420324", day, number % 900),
        relationship=relationship,
    )


def family(at, size):
    """A household of *size*, its head first; nobody is in two."""
    heads = [Relationship.HEAD] + [Relationship.SON] * (size - 1)
    members = (person(at * 10 + n, heads[n]) for n in range(size))
    return Household(
        household_id=f"H{at:03d}",
        place=Place(county="示例县", village="幸福村"),
        main_cause=PovertyCause.ILLNESS,
        members=tuple(members),
    )


class Edits:
    """Each takes untouched households; gives those that stand after, and the events."""

    def nothing(self, one):
        return [one], []

    def removed(self, one):
        gone = [("person-gone", m.member_id) for m in one.members]
        return [], [("household-gone", one.household_id), *gone]

    def renumbered(self, one):
        number = f"X{one.household_id}"
        event = ("household-renumbered", one.household_id, number)
        return [attrs.evolve(one, household_id=number)], [event]

    def lost_a_person(self, one):
        last = one.members[-1]
        kept = attrs.evolve(one, members=one.members[:-1])
        return [kept], [("person-gone", last.member_id)]

    def gained_a_person(self, one):
        new = attrs.evolve(person(0), member_id=f"N{one.household_id}", id_number=None)
        after = attrs.evolve(one, members=(*one.members, new))
        return [after], [("person-appeared", new.member_id)]

    def moved(self, one):
        place = attrs.evolve(one.place, village="平安村")
        return [attrs.evolve(one, place=place)], [("household-moved", one.household_id)]

    def changed(self, one):
        after = attrs.evolve(one, main_cause=PovertyCause.SCHOOLING)
        return [after], [("changed", one.household_id, "main_cause")]

    def emptied_a_cell(self, one):
        event = ("no-longer-recorded", one.household_id, "main_cause")
        return [attrs.evolve(one, main_cause=None)], [event]

    def another_head(self, one):
        first, second, *rest = one.members
        first = attrs.evolve(first, relationship=second.relationship)
        second = attrs.evolve(second, relationship=Relationship.HEAD)
        number = one.household_id
        events = [("head-changed", number), *[("changed", number, "relationship")] * 2]
        return [attrs.evolve(one, members=(first, second, *rest))], events

    def split(self, one):
        number = f"S{one.household_id}"
        stays = attrs.evolve(one, members=one.members[:-1])
        leaves = Household(household_id=number, members=one.members[-1:])
        events = [
            ("household-split", one.household_id, (one.household_id, number)),
            ("person-moved", one.members[-1].member_id, number),
        ]
        return [stays, leaves], events


ALONE = [name for name in vars(Edits) if not name.startswith("_")]


def merged(one, other):
    """All of *one* live with *other* now, its head as a member."""
    heads = [m for m in one.members if m.relationship is Relationship.HEAD]
    joined = [attrs.evolve(m, relationship=Relationship.SON) for m in one.members]
    number = other.household_id
    events = [
        ("households-merged", (one.household_id, number), number),
        *[("person-moved", m.member_id, number) for m in joined],
        *[("changed", number, "relationship") for _ in heads],
    ]
    return [attrs.evolve(other, members=(*other.members, *joined))], events


def married(one, other):
    """The last of *one* lives with *other* now."""
    last = one.members[-1]
    after = [
        attrs.evolve(one, members=one.members[:-1]),
        attrs.evolve(other, members=(*other.members, last)),
    ]
    return after, [("person-moved", last.member_id, other.household_id)]


def said(event):  # one line for each kind
    kind = event.kind.value
    match event:
        case snapshots.HouseholdRenumbered():
            return kind, event.before, event.after
        case snapshots.HouseholdSplit() | snapshots.HouseholdsMerged():
            return kind, event.before, event.after
        case snapshots.PersonMoved():
            return kind, event.member.member_id, event.after
        case snapshots.PersonAppeared() | snapshots.PersonGone():
            return kind, event.member.member_id
        case snapshots.AttributeChanged():
            return kind, event.household, event.path
        case _:
            return kind, event.household


@given(data=st.data(), size=st.integers(0, 12))
def test_known_edits_come_back_as_their_events(data, size):
    sizes = data.draw(st.lists(st.integers(3, 6), min_size=size, max_size=size))
    before = [family(at, number) for at, number in enumerate(sizes)]
    after, expected = [], []
    waiting = list(before)
    while waiting:
        one = waiting.pop()
        name = data.draw(st.sampled_from([*ALONE, "merged", "married", "appeared"]))
        if name == "appeared":
            new = family(500 + len(waiting), 2)
            made, events = [one, new], [("household-appeared", new.household_id)]
            events += [("person-appeared", m.member_id) for m in new.members]
        elif name in {"merged", "married"} and waiting:
            made, events = {"merged": merged, "married": married}[name](one, waiting.pop())
        else:
            made, events = getattr(Edits(), name if name in ALONE else "nothing")(one)
        after += made
        expected += events
    found = compared(before, data.draw(st.permutations(after)))

    told = [said(e) for e in found.events]
    assert Counter(map(in_any_order, told)) == Counter(map(in_any_order, expected))
    assert found.identity.persons.before == sum(sizes)


def in_any_order(event):
    """Of several households the order is that of the registers."""
    return tuple(frozenset(p) if isinstance(p, tuple) else p for p in event)


def record(number, how):
    """A record of one of few people, with both identifiers, one, another's or none."""
    full = person(number)
    return {
        "both": full,
        "number": attrs.evolve(full, id_number=None),
        "id": attrs.evolve(full, member_id=None),
        "another's": attrs.evolve(full, member_id=f"P{(number + 1) % 12}"),
        "none": Member(),
    }[how]


RECORDS = st.builds(
    record,
    st.integers(0, 11),
    st.sampled_from(["both", "both", "both", "number", "id", "another's", "none"]),
)
REGISTERS = st.dictionaries(
    st.sampled_from("ABCDEF"), st.lists(RECORDS, max_size=4).map(tuple), max_size=6
).map(lambda found: [Household(household_id=n, members=m) for n, m in found.items()])

MIRROR = {
    "kept": "kept",
    "renumbered": "renumbered",
    "merged_into": "split_off",
    "split_up": "merged_from",
    "gone": "appeared",
}


@given(REGISTERS, REGISTERS)
def test_all_add_up_and_backwards_it_is_the_mirror_image(before, after):
    """Construction refuses counts that do not add up; whatever is compared, they do."""
    there, back = compared(before, after), compared(after, before)

    forth, return_ = there.identity.households, back.identity.households
    for one, other in MIRROR.items():
        assert getattr(forth, one) == getattr(return_, other)
        assert getattr(forth, other) == getattr(return_, one)
    assert there.counts["household-split"] == back.counts["households-merged"]
    assert there.counts["person-moved"] == back.counts["person-moved"]
    assert there.counts["person-gone"] == back.counts["person-appeared"]
    assert there.counts["head-changed"] == back.counts["head-changed"]
    ambiguous = there.of(snapshots.PersonAmbiguous)
    assert there.identity.persons.ambiguous_before == sum(len(e.before) for e in ambiguous)


@given(REGISTERS)
def test_a_register_compared_with_itself_has_no_events_but_the_ambiguous(register):
    found = compared(register, register)

    assert {e.kind.value for e in found.events} <= {"person-ambiguous"}


@given(REGISTERS, REGISTERS, st.randoms())
def test_the_order_of_the_households_does_not_matter(before, after, random):
    found = compared(before, after)
    for register in (before, after):
        random.shuffle(register)

    again = compared(before, after)
    assert again.identity == found.identity
    assert again.counts == found.counts
