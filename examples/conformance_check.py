"""别的系统算得对不对？  Does another system judge as the documents say?

A vendor's own program for the exit of villages, a dozen lines without fupin, is put to
the golden cases of the national standard: first with two usual mistakes (2 % passes, what
is not recorded counts as not met), then mended.  Run as a command it would be

    fupin conformance --standard cn/village/2016 -- python village_exit.py

where the program reads one case a line and answers each with one line of JSON.
"""

# %% 厂商自己的程序：事实进，结论出。  The vendor's program: facts in, verdict out.
from collections.abc import Mapping
from typing import Any

from fupin.conformance import cases_for, header, run


CENTRE = ("13", "14", "22", "23", "34", "36", "41", "42", "43", "46")  # 2%; else 3%
WEIGHED = ("infrastructure", "services", "industry", "collective-income")


def cap(region: str) -> int:
    """The cap of the incidence, in hundredths of a percent."""
    return 200 if region.startswith(CENTRE) else 300


def first_attempt(case: Mapping[str, Any]) -> dict[str, Any]:
    """A village passes at 2 % exactly, and nothing is ever unknown."""
    facts = case["facts"]
    people, poor = facts.get("population") or 0, facts.get("poor_at_most") or 0
    failed = [] if people and poor * 10_000 <= people * cap(case["region"]) else ["incidence"]
    failed += [name for name in WEIGHED if not facts.get(attested(name))]
    return answer(case, failed, [])


def mended(case: Mapping[str, Any]) -> dict[str, Any]:
    """Strictly below the cap, by the fewest and by the most poor people; unknown is not no."""
    facts = case["facts"]
    people = facts.get("population")
    below = {
        None if not people or poor is None else poor * 10_000 < people * cap(case["region"])
        for poor in (facts.get("poor_at_least"), facts.get("poor_at_most"))
    }
    told = {name: facts.get(attested(name)) for name in WEIGHED}
    told = {"incidence": below.pop() if len(below) == 1 else None} | told
    failed = [name for name, met in told.items() if met is False]
    return answer(case, failed, [name for name, met in told.items() if met is None])


def attested(name: str) -> str:
    """The fact behind one of the weighed factors."""
    return f"{name.replace('-', '_')}_attested"


def answer(case: Mapping[str, Any], failed: list[str], unknown: list[str]) -> dict[str, Any]:
    """The answer in the form the golden cases have."""
    verdict = "FAIL" if failed else "UNDETERMINED" if unknown else "PASS"
    ids = ([f"cn/village/2016.{name}" for name in names] for names in (failed, unknown))
    return {"case": case["case"], "verdict": verdict, **dict(zip(MASKS, ids, strict=True))}


MASKS = ("failed", "undetermined")

# %% 算例自带单位、数值和出处。  The cases bring their units, numbers and sources.
head = header("cn/village/2016")
print(head["title"], head["units"])
for number in head["numbers"]:
    source = number["source"][0]
    print(f"  {number['region']} {number['zh']} {number['value']}（{source['standing']}）")

# %% 先错后对。  Wrong first, then right.
for program in (first_attempt, mended):
    report = run(program, cases_for("cn/village/2016"))
    print(f"\n{program.__name__}：{'合格' if report.conforms else '不合格'}")
    print(report.explain(most=3))

# %% 每条规则都见过达到、未达到、无法判定和临界。  Every rule, seen in every state.
for row in report.coverage():
    print(
        f"{row.rule}：达到{row.passing.cases}，未达到{row.failing.cases}，"
        f"无法判定{row.unknown.cases}，临界{row.boundary.cases}"
    )
