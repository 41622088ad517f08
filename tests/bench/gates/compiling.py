"""A standard compiled, against merely compiling the source that is written for it."""

from __future__ import annotations

from bench_rule import ON

from fupin.facts import household
from fupin.logic import compile_tests
from fupin.logic.python import source_of
from fupin.policy import choose
from fupin.standards import standard


BOOK = standard("cn/household/2016")
CHOSEN = choose(BOOK.names.parameters, ON)
VALUES = tuple(sorted((c.parameter.name, c.setting.value) for c in CHOSEN))
SOURCE = source_of(BOOK.tests, household.READS, dict(VALUES))
WARM = 10


def test_compiled(count):
    compile_anew = compile_tests.__wrapped__
    assert callable(count(compile_anew, BOOK.tests, household.READS, VALUES, warm=WARM))


def test_source_alone(count):
    count(compile, SOURCE, "<fupin rule>", "exec", warm=WARM)
