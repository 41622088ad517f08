"""Official vocabularies of the register, one closed list a class."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from fupin.codes._code import Code
from fupin.codes.dwelling import DwellingGrade, FuelType, RoadType
from fupin.codes.ethnicity import Ethnicity
from fupin.codes.helper import (
    HelperKind,
    HelperUnitType,
    Qualification,
    TechnicalSpecialty,
    UnitAffiliation,
)
from fupin.codes.household import (
    HouseholdAttribute,
    HouseholdType,
    IdentificationStandard,
    VendorHouseholdKind,
)
from fupin.codes.labour import HealthStatus, LabourCapacity, WorkArea, WorkStatus
from fupin.codes.measure import MeasureCategory, MeasureCategory2018, ProjectKind
from fupin.codes.monitoring import (
    DevelopmentMeasureStatus,
    MonitoringCategory,
    RiskRemoval,
    RiskType,
)
from fupin.codes.person import (
    IdType,
    MaritalStatus,
    PoliticalStatus,
    Relationship,
    Sex,
    SurvivalStatus,
)
from fupin.codes.poverty import PovertyCause, PovertyStatus
from fupin.codes.record import ChangeType, MismatchType
from fupin.codes.relocation import (
    OriginKind,
    RelocationDifficulty,
    RelocationKind,
    RelocationMode,
    ResettlementPlace,
    ResettlementType,
)
from fupin.codes.schooling import DropoutReason, Education, StudentStatus
from fupin.codes.village import CountyAttribute, VillageAttribute


__all__ = [
    "CODE_LISTS",
    "ChangeType",
    "Code",
    "CountyAttribute",
    "DevelopmentMeasureStatus",
    "DropoutReason",
    "DwellingGrade",
    "Education",
    "Ethnicity",
    "FuelType",
    "HealthStatus",
    "HelperKind",
    "HelperUnitType",
    "HouseholdAttribute",
    "HouseholdType",
    "IdType",
    "IdentificationStandard",
    "LabourCapacity",
    "MaritalStatus",
    "MeasureCategory",
    "MeasureCategory2018",
    "MismatchType",
    "MonitoringCategory",
    "OriginKind",
    "PoliticalStatus",
    "PovertyCause",
    "PovertyStatus",
    "ProjectKind",
    "Qualification",
    "Relationship",
    "RelocationDifficulty",
    "RelocationKind",
    "RelocationMode",
    "ResettlementPlace",
    "ResettlementType",
    "RiskRemoval",
    "RiskType",
    "RoadType",
    "Sex",
    "StudentStatus",
    "SurvivalStatus",
    "TechnicalSpecialty",
    "UnitAffiliation",
    "VendorHouseholdKind",
    "VillageAttribute",
    "WorkArea",
    "WorkStatus",
]

CODE_LISTS: Final[Mapping[str, type[Code]]] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (
            ChangeType,
            CountyAttribute,
            DevelopmentMeasureStatus,
            DropoutReason,
            DwellingGrade,
            Education,
            Ethnicity,
            FuelType,
            HealthStatus,
            HelperKind,
            HelperUnitType,
            HouseholdAttribute,
            HouseholdType,
            IdType,
            IdentificationStandard,
            LabourCapacity,
            MaritalStatus,
            MeasureCategory,
            MeasureCategory2018,
            MismatchType,
            MonitoringCategory,
            OriginKind,
            PoliticalStatus,
            PovertyCause,
            PovertyStatus,
            ProjectKind,
            Qualification,
            Relationship,
            RelocationDifficulty,
            RelocationKind,
            RelocationMode,
            ResettlementPlace,
            ResettlementType,
            RiskRemoval,
            RiskType,
            RoadType,
            Sex,
            StudentStatus,
            SurvivalStatus,
            TechnicalSpecialty,
            UnitAffiliation,
            VendorHouseholdKind,
            VillageAttribute,
            WorkArea,
            WorkStatus,
        )
    }
)
"""Every code list under the name of its class."""
