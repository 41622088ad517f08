"""The verbs: what a standard says of a subject, and which batches a household is in."""

from fupin.assessment.classify import BatchCount, classify, tally
from fupin.assessment.exit import assess_exit, find_standard
from fupin.assessment.rollup import count_poor, roll_up, with_poor


__all__ = [
    "BatchCount",
    "assess_exit",
    "classify",
    "count_poor",
    "find_standard",
    "roll_up",
    "tally",
    "with_poor",
]
