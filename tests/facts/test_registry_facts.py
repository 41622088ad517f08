"""Facts of members and of households never share a name: a person is asked both."""

from fupin.facts.registry_household import HOUSEHOLD_READS
from fupin.facts.registry_member import MEMBER
from fupin.facts.registry_person import PERSON


def test_a_person_is_asked_facts_of_one_meaning():
    own = set(MEMBER.reads) | set(PERSON.reads)
    assert own & set(HOUSEHOLD_READS.facts) == set()
