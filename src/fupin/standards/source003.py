"""Exit of a household in a Sichuan township, with its own ladder of lines (source 003).

Limitations:
    Every year of the document was overwritten, so which step of the ladder belongs to
    which year is lost: there is one standard a step, and the user chooses.
"""

from __future__ import annotations

from typing import Final

import attrs

from fupin.policy import document
from fupin.standards import blocks
from fupin.standards.blocks import Draft
from fupin.standards.national import HOUSEHOLD_2016
from fupin.standards.rule import IncomeConcept, Standard


_CITE: Final = document("township-plan-003").cite("脱贫标准")


def _step(line: int) -> Standard:
    draft = Draft(f"source-003/household/{line}", _CITE)
    derived = HOUSEHOLD_2016.derive(
        draft.book,
        f"四川某乡镇贫困户脱贫标准（{line}元）（来源材料003）",
        f"household exit in a Sichuan township, line of {line} yuan (source 003)",
        draft.rule(
            "income",
            f"年人均可支配收入超过{line}元",
            f"disposable income a head above {line} yuan",
            blocks.income_above(f"township_{line}_line"),
            "登记表只有纯收入，以登记的收入比较。",
        ),
        cites=_CITE,
        note="当地收入线四级递增，原件年份不可采信，由使用者选定；“两不愁三保障”同国家标准。",
    )
    return attrs.evolve(derived, income=IncomeConcept.DISPOSABLE)


STANDARDS: Final = tuple(_step(line) for line in (3300, 3800, 4500, 5000))
