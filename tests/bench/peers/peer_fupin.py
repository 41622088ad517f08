"""fupin: a rule of the library's own nodes, decided by its public calls.

The persons of a household are counted from the rows of its members, one a member, as the
others count them; a standard that is shipped would ask the number on the register.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from telling import Contender, People, tell


ON = date(2018, 12, 31)


def income_standard() -> Any:
    """A book of one rule: net income above the national line for each member."""
    from fupin import Citation, Rule, Standard
    from fupin.facts import household, member
    from fupin.logic import Number
    from fupin.policy import parameter
    from fupin.standards import Subject

    persons = member.members.total(Number(1, "person"))
    source = Citation(document="benchmark")
    rule = Rule(
        id="bench/peers.income",
        title="年人均纯收入超过国家扶贫标准",
        title_en="net income a head above the national line",
        test=household.net_income > persons * parameter("poverty_line"),
        cites=(source,),
    )
    return Standard(
        id="bench/peers",
        title="人均纯收入",
        title_en="income a head",
        subject=Subject.HOUSEHOLD,
        rules=(rule,),
        cites=source,
        first=date(2018, 1, 1),
        last=ON,
    )


def document(net: int | None, persons: int) -> dict[str, Any]:
    """Yuan as text, as registers have them; no income at all where it is not known."""
    home: dict[str, Any] = {"household_id": "1", "members": [{}] * persons}
    if net is not None:
        home["income"] = {"year": ON.year, "recorded_net": f"{net // 100}.{net % 100:02}"}
    return home


def alone(book: Any, home: dict[str, Any]) -> tuple[Any, Any]:
    """The rule compiled, on a household already read: masks, and no explanation."""
    from fupin import Household, structure
    from fupin.facts import household
    from fupin.logic import compile_tests
    from fupin.policy import choose

    chosen = choose(book.names.parameters, ON)
    values = tuple(sorted((c.parameter.name, c.setting.value) for c in chosen))
    decide = compile_tests(book.tests, household.READS, values)
    read = structure(home, Household)
    return lambda: None, lambda: decide(read, ON)


def load(_way: str) -> Contender:
    import polars as pl

    from fupin import Household, Verdict, __version__, assess_exit, frames, structure

    def build(_book: Any, people: People) -> tuple[pl.DataFrame, pl.DataFrame]:
        columns = {"household": people.household, "net_income": people.net_income}
        return pl.DataFrame(columns), pl.DataFrame({"household": people.member_of})

    said = {Verdict.PASS: "yes", Verdict.FAIL: "no", Verdict.UNDETERMINED: "unknown"}
    return Contender(
        version=f"{__version__}, polars {pl.__version__}",
        law=income_standard,
        build=build,
        calculate=lambda book, built: frames.assess_exit(*built, on=ON, standard=book),
        bits=lambda found, _: (found["verdict"] == Verdict.PASS.value).to_numpy(),
        document=document,
        one=lambda book, home: assess_exit(structure(home, Household), on=ON, standard=book),
        said=lambda assessment: said[assessment.verdict],
        alone=alone,
    )


if __name__ == "__main__":
    tell(load)
