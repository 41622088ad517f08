"""What the register says of a household: all the questions checks ask, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from fupin.facts import registry_form, registry_home
from fupin.facts.registry_form import *  # noqa: F403  # checks look facts up here
from fupin.facts.registry_home import *  # noqa: F403
from fupin.facts.registry_member import MEMBER
from fupin.facts.registry_monitoring import *  # noqa: F403
from fupin.logic import Reads
from fupin.logic.kinds import Fact
from fupin.logic.python import Read


def _prefixed(how: Read) -> Read:
    if isinstance(how, tuple):
        return ("household", *how)
    call: Callable[[Any, date], Any] = how
    return lambda subject, on: call(subject.household, on)


HOUSEHOLD_READS: Final = Reads(
    facts={
        **{name: _prefixed(how) for name, how in registry_home.HOUSEHOLD.reads.items()},
        **registry_form.OWN.reads,
    },
    groups={"members": (("household", "present_members"), MEMBER.reads)},
)
HOUSEHOLD_TARGETS: Final[Mapping[str, tuple[str, ...]]] = {
    **registry_home.HOUSEHOLD.targets,
    **registry_form.OWN.targets,
}
HOUSEHOLD_FACTS: Final[Mapping[str, Fact]] = {
    **registry_home.HOUSEHOLD.facts,
    **registry_form.OWN.facts,
}
