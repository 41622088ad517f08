"""The verbs: what a standard says of a subject, and which batches a household is in."""

from fupin.assessment.checking import check
from fupin.assessment.classify import BatchCount, classify, tally
from fupin.assessment.exit import assess_exit, find_standard
from fupin.assessment.rollup import count_poor, roll_up, with_poor
from fupin.assessment.validating import validate


__all__ = [
    "BatchCount",
    "assess_exit",
    "check",
    "classify",
    "count_poor",
    "find_standard",
    "roll_up",
    "tally",
    "validate",
    "with_poor",
]
