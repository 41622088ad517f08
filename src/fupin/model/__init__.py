"""The things themselves, and what is found about them."""

from fupin.model.about import About, FieldShape, Kind, fields_of, shape
from fupin.model.attested import AttestedAnswer
from fupin.model.household import Attestation, Household
from fupin.model.income import ExcludedIncome, Income
from fupin.model.income_entry import IncomeEntry
from fupin.model.invariants import InvariantError
from fupin.model.living import Dwelling, Land, LivingConditions, Relocation
from fupin.model.member import Member
from fupin.model.monitoring import Measures, Monitoring
from fupin.model.place import Place
from fupin.model.plan import AssistancePlan, Goal, Helper, Measure, Need, Responsibility
from fupin.model.records import (
    ChangeRecord,
    FundAllocation,
    FundPayment,
    ListedPerson,
    ProjectApplication,
    ProjectExecution,
    RelocationRecord,
)
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
from fupin.model.work import WorkRecord


__all__ = [
    "About",
    "Answer",
    "AssistancePlan",
    "Attestation",
    "AttestedAnswer",
    "BatchFinding",
    "ChangeRecord",
    "Classification",
    "County",
    "CountyAttestation",
    "Dwelling",
    "ExcludedIncome",
    "ExitAssessment",
    "FieldShape",
    "Finding",
    "FundAllocation",
    "FundPayment",
    "Goal",
    "Helper",
    "Household",
    "Income",
    "IncomeEntry",
    "InvariantError",
    "Kind",
    "Land",
    "ListedPerson",
    "LivingConditions",
    "Measure",
    "Measures",
    "Member",
    "Missing",
    "Monitoring",
    "Need",
    "Place",
    "PoorCount",
    "ProjectApplication",
    "ProjectExecution",
    "Region",
    "Relocation",
    "RelocationRecord",
    "Responsibility",
    "Township",
    "Used",
    "Verdict",
    "Village",
    "VillageAttestation",
    "WorkRecord",
    "fields_of",
    "shape",
]
