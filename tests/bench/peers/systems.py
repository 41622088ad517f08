"""The law for openfisca-core and policyengine-core, its fork: one variable in, one out.

Amounts are whole fen in the type the *way* says: ``builder`` and ``positions`` use
``float``, which both libraries hold in single precision and give to money; ``int`` their
32-bit integers; ``double`` changes the table of types inside the library, as neither
offers double precision.  ``positions`` fills the population as the builder would at the
end, from positions instead of numbers; the others go through the builder.  So does one
household: policyengine's documented ``Simulation(situation=...)`` takes twice as long.
"""

from __future__ import annotations

import importlib

from collections.abc import Callable
from importlib.metadata import version
from types import ModuleType
from typing import Any

from telling import LINE, Contender, People, positions


YEAR = "2018"
MODULES = ("entities", "model_api", "parameters", "simulations", "taxbenefitsystems")


def law(core: dict[str, ModuleType], kind: type) -> Any:
    """A country of persons and households, with one parameter and one formula."""
    api, entities = core["model_api"], core["entities"]
    person = entities.build_entity("person", "persons", "a person", is_person=True)
    role = {"key": "member", "plural": "members", "label": "members"}
    home = entities.build_entity("household", "households", "a household", roles=[role])

    class net_income(api.Variable):  # noqa: N801  # the class is the name of the variable
        value_type = kind
        entity = home
        definition_period = api.YEAR
        label = "net income of the household, in fen"

    class passes(api.Variable):  # noqa: N801
        value_type = bool
        entity = home
        definition_period = api.YEAR
        label = "net income a head above the national line"

        def formula(household, period, parameters):  # noqa: N805  # never an instance
            line = parameters(period).poverty_line
            return household("net_income", period) > household.nb_persons() * line

    system = core["taxbenefitsystems"].TaxBenefitSystem([person, home])
    line = {"description": "national line", "values": {f"{YEAR}-01-01": {"value": LINE}}}
    system.parameters = core["parameters"].ParameterNode("", data={"poverty_line": line})
    system.add_variables(net_income, passes)
    return system


def built(builder: Callable[[], Any], system: Any, people: People) -> Any:
    """A population through the builder, by the numbers of the households."""
    import numpy as np

    making = builder()
    making.create_entities(system)
    making.declare_person_entity("person", np.arange(len(people.member_of)))
    homes = making.declare_entity("household", people.household)
    roles = np.zeros(len(people.member_of), dtype=np.int64)
    making.join_with_persons(homes, people.member_of, roles=roles)
    return making.build(system)


def placed(simulation: Callable[..., Any], system: Any, people: People) -> Any:
    """A population filled by its attributes: the least work there is."""
    import numpy as np

    populations = system.instantiate_entities()
    persons, homes = populations["person"], populations["household"]
    persons.count, persons.ids = len(people.member_of), np.arange(len(people.member_of))
    homes.count, homes.ids = len(people.household), people.household
    homes.members_entity_id = positions(people)
    return simulation(tax_benefit_system=system, populations=populations)


def document(net: int | None, persons: int) -> dict[str, Any]:
    """A situation, as both libraries document it."""
    names = [f"person {number}" for number in range(persons)]
    home: dict[str, Any] = {"members": names}
    if net is not None:
        home["net_income"] = {YEAR: net}
    return {"persons": {name: {} for name in names}, "households": {"home": home}}


def load(package: str, distribution: str, way: str) -> Contender:
    core = {name: importlib.import_module(f"{package}.{name}") for name in MODULES}
    numbers = importlib.import_module("numpy")
    builder = importlib.import_module(
        f"{package}.simulations.simulation_builder"
    ).SimulationBuilder
    if way == "double":
        types = importlib.import_module(f"{package}.variables.config").VALUE_TYPES
        types[float]["dtype"] = numbers.float64

    def build(system: Any, people: People) -> Any:
        if way == "positions":
            simulation = placed(core["simulations"].Simulation, system, people)
        else:
            simulation = built(builder, system, people)
        simulation.set_input("net_income", YEAR, people.net_income)
        return simulation

    def calculate(_system: Any, simulation: Any) -> Any:
        return simulation.calculate("passes", YEAR)

    def one(system: Any, situation: dict[str, Any]) -> Any:
        return builder().build_from_dict(system, situation).calculate("passes", YEAR)

    def alone(system: Any, situation: dict[str, Any]) -> tuple[Any, Any]:
        ready = builder().build_from_dict(system, situation)
        return (
            lambda: ready.delete_arrays("passes"),
            lambda: ready.calculate("passes", YEAR),
        )

    return Contender(
        version=f"{version(distribution)}, numpy {numbers.__version__}",
        law=lambda: law(core, int if way == "int" else float),
        build=build,
        calculate=calculate,
        bits=lambda answers, _: numbers.asarray(answers),
        document=document,
        one=one,
        said=lambda answers: "yes" if answers[0] else "no",
        alone=alone,
        kept=lambda _, simulation: numbers.asarray(simulation.calculate("net_income", YEAR)),
    )
