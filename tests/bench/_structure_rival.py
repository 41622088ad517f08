"""What structuring is measured against: pydantic with the same checks, and one household.

The rival is let off a little: it takes no amount as a number, and doesn't notice a key
that stands twice in JSON text.
"""

from __future__ import annotations

import json

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

import fupin.codes as c

from fupin.serial.shapes import fields


def _steps(places: int) -> AfterValidator:
    def read(text: str) -> int:
        whole, _, fraction = text.partition(".")
        return int(whole + fraction.ljust(places, "0"))

    return AfterValidator(read)


_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"  # pydantic's own date takes timestamps, too
Day = Annotated[str, Field(pattern=_DAY), AfterValidator(date.fromisoformat)] | None
Yes = bool | None
Text = str | None
Fen = Annotated[str, Field(pattern=r"^[0-9]{1,13}(\.[0-9]{1,2})?$"), _steps(2)] | None
AnyFen = Annotated[str, Field(pattern=r"^-?[0-9]{1,13}(\.[0-9]{1,2})?$"), _steps(2)] | None
Milli = Annotated[str, Field(pattern=r"^[0-9]{1,13}(\.[0-9]{1,3})?$"), _steps(3)] | None
Id = (
    Annotated[
        str,
        Field(pattern=r"^([0-9]{15}|[0-9]{17}[0-9X](?:[1-7][1-4](?:B[0-9])?)?)$"),
    ]
    | None
)
Phone = (
    Annotated[
        str,
        Field(pattern=r"^(1[3-9][0-9]{9}|0(?:10|2[0-9]|[3-9][0-9]{2})[1-9][0-9]{6,7})$"),
    ]
    | None
)
Region = Annotated[str, Field(pattern=r"^[1-9][0-9]{5}(?:[0-9]{6})?$")] | None
Lax = Field(strict=False)  # a label is no enum member yet, a list no tuple


class Rival(BaseModel):
    """What all models of the rival are."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class RivalPlace(Rival):
    code: Region = None
    province: Text = None
    prefecture: Text = None
    county: Text = None
    township: Text = None
    village: Text = None
    natural_village: Text = None


class RivalWorkRecord(Rival):
    household_id: Text = None
    id_number: Id = None
    name: Text = None
    household_type: Annotated[c.HouseholdType, Lax] | None = None
    category: Annotated[c.MonitoringCategory, Lax] | None = None
    status: Annotated[c.WorkStatus, Lax] | None = None
    started_on: Day = None
    ended_on: Day = None
    place: Text = None
    monthly_wage: Fen = None
    employer: Text = None
    industry: Text = None
    point_to_point: Yes = None
    channels: Text = None
    transport_subsidy: Fen = None
    need: Text = None


class RivalMember(Rival):
    member_id: Text = None
    name: Text = None
    sex: Annotated[c.Sex, Lax] | None = None
    id_type: Annotated[c.IdType, Lax] | None = None
    id_number: Id = None
    birth_date: Day = None
    death_date: Day = None
    relationship: Annotated[c.Relationship, Lax] | None = None
    ethnicity: Annotated[c.Ethnicity, Lax] | None = None
    political_status: Annotated[c.PoliticalStatus, Lax] | None = None
    education: Annotated[c.Education, Lax] | None = None
    student_status: Annotated[c.StudentStatus, Lax] | None = None
    dropout_reason: Annotated[c.DropoutReason, Lax] | None = None
    health: Annotated[frozenset[Annotated[c.HealthStatus, Lax]], Lax] | None = None
    labour: Annotated[c.LabourCapacity, Lax] | None = None
    work_area: Annotated[c.WorkArea, Lax] | None = None
    work_months: Milli = None
    employer: Text = None
    work_place: Text = None
    work_channels: Text = None
    public_post: Text = None
    public_post_months: Milli = None
    in_service: Yes = None
    basic_medical_insured: Yes = None
    employee_medical_insured: Yes = None
    critical_illness_insured: Yes = None
    pension_insured: Yes = None
    employee_pension_insured: Yes = None
    medical_aid: Yes = None
    vocational_subsidy: Yes = None
    receives_subsistence_allowance: Yes = None
    receives_destitute_support: Yes = None
    survival: Annotated[c.SurvivalStatus, Lax] | None = None
    phone: Phone = None
    identified_on: Day = None
    work_records: Annotated[tuple[RivalWorkRecord, ...], Lax] = ()

    @model_validator(mode="after")
    def died_after_birth(self) -> RivalMember:
        born, died = self.birth_date, self.death_date
        if born is not None and died is not None and died < born:
            raise ValueError("died before birth")
        return self


class RivalIncome(Rival):
    year: int | None = None
    wage: Fen = None
    business: Fen = None
    property_income: Fen = None
    transfer: Fen = None
    business_cost: Fen = None
    family_planning: Fen = None
    subsistence_allowance: Fen = None
    destitute_support: Fen = None
    pension: Fen = None
    ecological_compensation: Fen = None
    other_transfer: Fen = None
    asset_dividend: Fen = None
    other_property: Fen = None
    recorded_gross: AnyFen = None
    recorded_net: AnyFen = None
    per_head: AnyFen = None


class RivalDwelling(Rival):
    floor_area: Milli = None
    dangerous: Yes = None
    grade: Annotated[c.DwellingGrade, Lax] | None = None
    sanitary_toilet: Yes = None
    fuel: Annotated[c.FuelType, Lax] | None = None


class RivalLand(Rival):
    arable: Milli = None
    irrigated: Milli = None
    forest: Milli = None
    returned_to_forest: Milli = None
    orchard: Milli = None
    pasture: Milli = None
    water: Milli = None


class RivalLiving(Rival):
    water_solved: Yes = None
    water_safe: Yes = None
    water_difficult: Yes = None
    production_power: Yes = None
    household_power: Yes = None
    broadcasting: Yes = None
    distance_to_main_road: Milli = None
    access_road: Annotated[c.RoadType, Lax] | None = None
    access_road_paved: Yes = None
    cooperative_member: Yes = None
    led_by_enterprise: Yes = None
    led_by_entrepreneur: Yes = None


class RivalAnswer(Rival):
    fact: str
    yes: Yes = None
    number: int | None = None


class RivalAttestation(Rival):
    by: Text = None
    on: Day = None
    food: Yes = None
    clothing: Yes = None
    education: Yes = None
    medical: Yes = None
    housing: Yes = None
    water: Yes = None
    answers: Annotated[tuple[RivalAnswer, ...], Lax] = ()


class RivalHousehold(Rival):
    household_id: str
    place: RivalPlace | None = None
    size: Annotated[int, Field(ge=0)] | None = None
    members: Annotated[tuple[RivalMember, ...], Lax] = ()
    attribute: Annotated[c.HouseholdAttribute, Lax] | None = None
    status: Annotated[c.PovertyStatus, Lax] | None = None
    exit_year: int | None = None
    identified_by: Annotated[c.IdentificationStandard, Lax] | None = None
    identified_on: Day = None
    main_cause: Annotated[c.PovertyCause, Lax] | None = None
    other_causes: Annotated[frozenset[Annotated[c.PovertyCause, Lax]], Lax] | None = None
    household_type: Annotated[c.HouseholdType, Lax] | None = None
    martyrs_family: Yes = None
    income: RivalIncome | None = None
    dwelling: RivalDwelling | None = None
    land: RivalLand | None = None
    living: RivalLiving | None = None
    attested: RivalAttestation | None = None
    phone: Phone = None


def household_data() -> dict[str, Any]:
    """Four members and about 150 fields, as a county's system would send it."""
    path = Path(__file__).parents[1] / "serial" / "household.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    data.pop("schema")
    for name in set(data) - set(RivalHousehold.model_fields):
        del data[name]
    del data["income"]["excluded"]
    for name in ("death_date", "dropout_reason", "public_post"):
        del data["members"][0][name]
    return data


def same(ours: Any, rival: Any) -> bool:
    """Whether both hold the same, field by field: only equal work can be compared."""
    if isinstance(rival, Rival):
        own = [field.name for field in fields(type(ours))]
        held = set(type(rival).model_fields)
        return held <= set(own) and all(
            same(getattr(ours, name), getattr(rival, name))
            if name in held
            else getattr(ours, name) in (None, ())
            for name in own
        )
    if isinstance(rival, tuple):
        return len(ours) == len(rival) and all(map(same, ours, rival))
    return bool(ours == rival)
