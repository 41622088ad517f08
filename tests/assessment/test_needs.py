"""What a form for a standard would have to ask."""

import pytest

from fupin.assessment.needs import facts_needed
from fupin.codes import StudentStatus
from fupin.standards import scheme, standard, standards


def test_each_fact_is_asked_once_with_what_a_form_needs():
    found = {(f.group, f.fact): f for f in facts_needed(standard("cn/household/2016"))}

    assert found["", "net_income"].kind == "number"
    assert found["", "net_income"].unit == "fen/year"
    assert found["", "food_attested"].kind == "yes-no"
    status = found["members", "student_status"]
    assert status.kind == "choice"
    assert status.options == tuple(s.value for s in StudentStatus)
    assert found["members", "health"].kind == "choices"
    assert found["", "roster_complete"].rules == (
        "cn/household/2016.education",
        "cn/household/2016.medical",
    )


def test_a_scheme_is_asked_by_batch():
    found = {f.fact: f.rules for f in facts_needed(scheme("cn-51/township-003"))}

    assert found["main_cause"] == ("medical", "reconstruction")


@pytest.mark.parametrize("book", standards(), ids=lambda s: s.id)
def test_every_rule_of_every_standard_asks_something(book):
    asked = {rule for fact in facts_needed(book) for rule in fact.rules}

    assert asked == {rule.id for rule in book.rules}
