"""The questions one may ask of a subject: what rules speak of, never raw columns."""

from fupin.facts import area, household, member


__all__ = ["area", "household", "member"]
