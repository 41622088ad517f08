"""What a household's form says: filled in, read, and what its rows come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from fupin.facts import registry_roster, registry_work
from fupin.facts.catalogue import Catalogue
from fupin.facts.checked import CheckedHousehold, given, readable
from fupin.facts.registry_monitoring import identified_on
from fupin.logic import ConditionFact, QuantityFact


OWN: Final = Catalogue("household")
"""What only makes sense of a household on a form: the rest is asked of the household."""

GIVEN_PATHS: Final = (
    "helpers",
    "size",
    "attribute",
    "main_cause",
    "phone",
    "dwelling.floor_area",
    "dwelling.dangerous",
    "dwelling.sanitary_toilet",
    "dwelling.fuel",
    "living.water_solved",
    "living.water_safe",
    "living.water_difficult",
    "living.production_power",
    "living.household_power",
    "living.broadcasting",
    "living.distance_to_main_road",
    "living.access_road",
    "living.cooperative_member",
    "living.led_by_enterprise",
    "living.led_by_entrepreneur",
    "land.arable",
    "land.forest",
    "land.returned_to_forest",
    "land.orchard",
    "land.pasture",
    "land.water",
    "income.wage",
    "income.business",
    "income.business_cost",
    "income.per_head",
    "income.subsistence_allowance",
    "income.destitute_support",
    "monitoring.category",
    "monitoring.risks",
    "monitoring.disaster_kind",
    "monitoring.risk_note",
    "monitoring.identified_on",
    "monitoring.removed_on",
    "monitoring.dropout_after",
    "monitoring.dwelling_damaged_after",
    "monitoring.water_damaged_after",
    "monitoring.collector",
    "monitoring.collector_phone",
    "monitoring.development_status",
)
GIVEN: Final[Mapping[str, ConditionFact]] = {path: given(OWN, path) for path in GIVEN_PATHS}
"""Field → the question whether it is filled in."""

_MEASURES: Final = tuple(f"monitoring.measures.{m}" for m in (
    "industry", "employment", "finance", "public_post", "housing", "water", "health",
    "compulsory_education", "education", "general_security", "social", "relocation",
    "living_conditions", "infrastructure",
))  # fmt: skip
MEASURE: Final[Mapping[str, ConditionFact]] = {
    path.rpartition(".")[2]: given(OWN, path) for path in _MEASURES
}
"""Class of help → the question whether any is recorded."""

any_measure: Final = given(OWN, *_MEASURES)
monitored: Final = GIVEN["monitoring.category"]
"""In the monitoring: a category is recorded (监测对象)."""

READABLE_PATHS: Final = (
    "phone",
    "land.arable",
    "land.forest",
    "land.returned_to_forest",
    "land.orchard",
    "land.pasture",
    "land.water",
    "living.distance_to_main_road",
)
READABLE: Final[Mapping[str, ConditionFact]] = {
    path: readable(OWN, path) for path in READABLE_PATHS
}
"""Field → the question whether what stands in it can be understood."""


def _rows(subject: CheckedHousehold, _: date) -> int | None:
    """Members who have a row; unknown where the ledger has no rows of members."""
    rows = len(subject.household.present_members)
    columns = subject.form.columns
    if rows or columns is None or any(name.startswith("member.") for name in columns):
        return rows
    return None


member_rows: Final = OWN.derived(
    QuantityFact("member_rows", "person", "有登记行的成员数", "members who have a row"),
    _rows,
    "size",
)
somebody_worked: Final = OWN.derived(
    ConditionFact("somebody_worked", "家中有务工人员", "somebody of the household works"),
    lambda subject, _: registry_work.somebody_worked(subject.form, subject.household),
    "members",
)
somebody_in_school: Final = OWN.derived(
    ConditionFact("somebody_in_school", "家中有在校生", "somebody is in school"),
    lambda subject, _: registry_roster.somebody_in_school(subject.form, subject.household),
    "members",
)
somebody_outside: Final = OWN.derived(
    ConditionFact(
        "somebody_outside", "家中有县外务工人员", "somebody works out of the county"
    ),
    lambda subject, _: registry_roster.somebody_outside(subject.form, subject.household),
    "members",
)
somebody_left_since: Final = OWN.derived(
    ConditionFact(
        "somebody_left_since",
        "识别监测后有新增县外务工人员",
        "somebody left to work outside the county since monitored",
    ),
    lambda subject, _: registry_roster.somebody_left_since(
        subject.form, subject.household, identified_on(subject.household)
    ),
    "members",
    "monitoring.identified_on",
)
phone_households_of_household: Final = OWN.derived(
    QuantityFact(
        "household_phone_households", "household", "户电话相同的户数", "households, same phone"
    ),
    lambda subject, _: subject.counts.phone_households,
    "phone",
)
village_median: Final = OWN.derived(
    QuantityFact(
        "village_median_per_head",
        "fen/person/year",
        "全村人均纯收入中位数",
        "median income a head in the village",
    ),
    lambda subject, _: subject.counts.village_median_per_head,
    "income.per_head",
)
