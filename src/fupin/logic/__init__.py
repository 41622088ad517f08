"""Rules as values: an expression tree with three truths, and its lowerings."""

from fupin.logic.blocking import Blocker, blockers
from fupin.logic.check import check, unit_of
from fupin.logic.interpret import value
from fupin.logic.kinds import Fact, Node, between, first_known
from fupin.logic.named import Named
from fupin.logic.names import Names, names
from fupin.logic.nodes import (
    Agreement,
    AllOf,
    AnyOf,
    Arithmetic,
    Choice,
    ChoiceFact,
    Choices,
    ChoicesFact,
    Comparison,
    Condition,
    ConditionFact,
    CountOf,
    EveryOf,
    FirstKnown,
    Group,
    IfThen,
    Membership,
    Negation,
    Number,
    Overlap,
    Parameter,
    Quantity,
    QuantityFact,
    Recorded,
    SomeOf,
    TotalOf,
)
from fupin.logic.parse import Vocabulary, parse
from fupin.logic.python import Reads, compile_tests, source_of
from fupin.logic.ratio import Ratio, RatioComparison
from fupin.logic.text import Lang, sentence
from fupin.logic.truth import Truth
from fupin.logic.units import written
from fupin.logic.unparse import expression


__all__ = [
    "Agreement",
    "AllOf",
    "AnyOf",
    "Arithmetic",
    "Blocker",
    "Choice",
    "ChoiceFact",
    "Choices",
    "ChoicesFact",
    "Comparison",
    "Condition",
    "ConditionFact",
    "CountOf",
    "EveryOf",
    "Fact",
    "FirstKnown",
    "Group",
    "IfThen",
    "Lang",
    "Membership",
    "Named",
    "Names",
    "Negation",
    "Node",
    "Number",
    "Overlap",
    "Parameter",
    "Quantity",
    "QuantityFact",
    "Ratio",
    "RatioComparison",
    "Reads",
    "Recorded",
    "SomeOf",
    "TotalOf",
    "Truth",
    "Vocabulary",
    "between",
    "blockers",
    "check",
    "compile_tests",
    "expression",
    "first_known",
    "names",
    "parse",
    "sentence",
    "source_of",
    "unit_of",
    "value",
    "written",
]
