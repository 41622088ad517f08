"""Answers to questions no registry asks, given by somebody who was there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated as A

import attrs

from fupin.model.about import About


_SHEET = "退出核查表"


@attrs.frozen(kw_only=True)
class AttestedAnswer:
    """The answer to one asked fact: yes or no, or a number.

    Which facts may be asked stands in `fupin.facts.asked`; a number is in whole
    steps of the fact's unit.
    """

    fact: A[str, About("事实名称", "name of the fact", source=_SHEET)]
    yes: A[bool | None, About("是否", "yes or no", source=_SHEET)] = None
    number: A[int | None, About("数值", "number, in steps of the unit", source=_SHEET)] = None


def answer_of(answers: Iterable[AttestedAnswer], fact: str) -> AttestedAnswer | None:
    """The answer to *fact*, where there is one; the last given counts."""
    found = None
    for answer in answers:
        if answer.fact == fact:
            found = answer
    return found
