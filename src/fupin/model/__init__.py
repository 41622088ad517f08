"""The things themselves, and what is found about them."""

from fupin.model.about import About, FieldShape, Kind, fields_of, shape
from fupin.model.attested import AttestedAnswer
from fupin.model.household import Attestation, Household, Monitoring
from fupin.model.income import ExcludedIncome, Income
from fupin.model.income_entry import IncomeEntry
from fupin.model.invariants import InvariantError
from fupin.model.living import Dwelling, Land, LivingConditions, Relocation
from fupin.model.member import Member
from fupin.model.place import Place
from fupin.model.plan import AssistancePlan, Goal, Helper, Measure, Need, Responsibility
from fupin.model.region import (
    County,
    CountyAttestation,
    PoorCount,
    Region,
    Township,
    Village,
    VillageAttestation,
)
from fupin.model.results import (
    Answer,
    BatchFinding,
    Classification,
    ExitAssessment,
    Finding,
    Missing,
    Used,
    Verdict,
)


__all__ = [
    "About",
    "Answer",
    "AssistancePlan",
    "Attestation",
    "AttestedAnswer",
    "BatchFinding",
    "Classification",
    "County",
    "CountyAttestation",
    "Dwelling",
    "ExcludedIncome",
    "ExitAssessment",
    "FieldShape",
    "Finding",
    "Goal",
    "Helper",
    "Household",
    "Income",
    "IncomeEntry",
    "InvariantError",
    "Kind",
    "Land",
    "LivingConditions",
    "Measure",
    "Member",
    "Missing",
    "Monitoring",
    "Need",
    "Place",
    "PoorCount",
    "Region",
    "Relocation",
    "Responsibility",
    "Township",
    "Used",
    "Verdict",
    "Village",
    "VillageAttestation",
    "fields_of",
    "shape",
]
