import json

from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from fupin import serial, strategies
from fupin.strategies._defects import _MASKED, _MISSING, _STRANGE, _TOO_LOW, _WAYS


quietly = settings(deadline=None, max_examples=60)
CODES = {
    *(code for ways in _WAYS.values() for code, _ in ways),
    *(code for code, _ in (*_MASKED.values(), *_MISSING, *_STRANGE)),
    _TOO_LOW,
}


@quietly
@given(
    st.integers(0, 5).flatmap(
        lambda n: st.tuples(st.just(n), strategies.defective_households(n))
    )
)
def test_exactly_the_known_defects_are_found(drawn):
    count, (document, defects) = drawn
    assert len(defects) == count
    found = [(p.path, p.code) for p in serial.validate(document)]
    assert sorted(found) == sorted(defects)
    assert json.loads(json.dumps(document)) == document


def test_every_kind_of_defect_is_drawn_in_every_part():
    codes, parts = set(), set()

    @settings(derandomize=True, deadline=None, max_examples=800, phases=[Phase.generate])
    @given(strategies.defective_households(12))
    def collect(drawn):
        codes.update(code for _, code in drawn[1])
        parts.update(path.split(".")[1] for path, _ in drawn[1])

    collect()
    assert codes == CODES
    wanted = {"members[0]", "members[1]", "income", "plan", "attested", "living", "place"}
    assert wanted <= parts


def test_the_simplest_defect_is_a_key_that_is_unknown():
    _, defects = find(strategies.defective_households(), lambda _: True)
    assert defects == {("$.no_such_field", "key.unknown")}
