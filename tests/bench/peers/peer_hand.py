"""By hand: numpy for the columns, plain Python for one household.  The floor.

It checks nothing: a person of no household would be counted for the next one, and an
income that is not known can't be said.  It counts where it decides, as fupin does.
"""

from __future__ import annotations

from typing import Any

from telling import LINE, Contender, People, in_order, runs, tell


def load(_way: str) -> Contender:
    import numpy as np

    def calculate(_law: None, people: People) -> Any:
        of = people.member_of if in_order(people.member_of) else np.sort(people.member_of)
        starts, lengths = runs(of)
        size = np.zeros(len(people.household), np.int64)
        size[np.searchsorted(people.household, of[starts])] = lengths
        return people.net_income > size * LINE

    return Contender(
        version=np.__version__,
        law=lambda: None,
        build=lambda _, people: people,
        calculate=calculate,
        bits=lambda answers, _: answers,
        document=lambda net, persons: {"net_income": net, "members": [{}] * persons},
        one=lambda _, home: home["net_income"] > len(home["members"]) * LINE,
        said=lambda answer: "yes" if answer else "no",
    )


if __name__ == "__main__":
    tell(load)
