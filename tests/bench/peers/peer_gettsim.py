"""gettsim: its own graph, over one row a person.

``checked`` is how it comes; ``unchecked`` leaves out the checks it lets one leave out, of
data and units as of types at run time.  What it answers stands in the row of each person;
the household's answer is that of any of them.

Its `main` looks through its graph anew in each call.  "build" and "calculate" are two
parts of it, reached by their names: the data made ready, and the rule as a function.
"""

from __future__ import annotations

import functools
import os

from datetime import date
from importlib.metadata import version
from typing import Any

from telling import Contender, People, positions, tell


ON = date(2018, 12, 31)


class Law:
    """The policy environment, and its calls."""

    def __init__(self, *, checked: bool) -> None:
        from gettsim_law import OBJECTS, PARAMETERS, UNITS

        # gettsim.main refuses gettsim's own class of this name, and takes its engine's.
        from ttsim.main_args import OrigPolicyObjects

        self.checks = {"include_fail_nodes": checked, "include_warn_nodes": checked}
        self.day = {"policy_date": ON, "evaluation_date": ON, "unit_system": UNITS}
        policy = OrigPolicyObjects(
            column_objects_and_param_functions=OBJECTS, param_specs=PARAMETERS
        )
        self.environment = self.main("policy_environment", orig_policy_objects=policy)

    def main(self, target: str, **given: Any) -> Any:
        import gettsim

        return gettsim.main(main_target=target, **given, **self.day, **self.checks)

    def of(self, target: str, data: dict[str, Any]) -> Any:
        from gettsim import InputData, TTTargets

        return self.main(
            target,
            policy_environment=self.environment,
            tt_targets=TTTargets.tree({"passes_hh": None}),
            input_data=InputData.qname(data),
        )

    @functools.cached_property
    def function(self) -> Any:
        """The rule over columns; it refuses the numbers of persons, as no rule asks them."""
        made = self.of("tt_function", document(0, 1))
        return lambda columns: made({k: v for k, v in columns.items() if k != "p_id"})


def document(net: int | None, persons: int) -> dict[str, list[int]]:
    columns = {"p_id": list(range(persons)), "hh_id": [0] * persons}
    return columns if net is None else columns | {"net_income_y_hh": [net] * persons}


def load(way: str) -> Contender:
    checked = way == "checked"
    if not checked:
        os.environ["GETTSIM_BEARTYPE_CLAW"] = "0"
    import gettsim_law  # noqa: F401  # imports gettsim, once it is known whether to check
    import numpy as np

    def table(people: People) -> dict[str, Any]:
        return {
            "p_id": np.arange(len(people.member_of)),
            "hh_id": people.member_of,
            "net_income_y_hh": people.net_income[positions(people)],
        }

    def bits(results: Any, people: People) -> Any:
        _, first = np.unique(people.member_of, return_index=True)
        return results["passes_hh"][first]

    def alone(law: Law, home: dict[str, list[int]]) -> tuple[Any, Any]:
        function = law.function
        columns = {name: np.array(values) for name, values in home.items()}
        return lambda: None, lambda: function(columns)

    return Contender(
        version=f"{version('gettsim')}, numpy {np.__version__}",
        law=lambda: Law(checked=checked),
        build=lambda law, people: law.of("processed_data", table(people)),
        calculate=lambda law, columns: law.function(columns),
        bits=bits,
        document=document,
        one=lambda law, home: law.of("results__qname", home),
        said=lambda results: "yes" if results["passes_hh"][0] else "no",
        alone=alone,
        whole=lambda law, people: law.of("results__qname", table(people)),
    )


if __name__ == "__main__":
    tell(load)
