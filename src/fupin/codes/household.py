"""What kind of household the register says it is."""

from __future__ import annotations

from fupin.codes._code import Code


class IdentificationStandard(
    Code,
    title="识别标准",
    registry="AAC005",
    source="registry code list, 2014–2020; code and label agree in three systems",
):
    """Whose standard a household was identified by (识别标准)."""

    NATIONAL = "国家标准", "national standard"
    PROVINCIAL = "省定标准", "provincial standard"
    MUNICIPAL = "市定标准", "municipal standard"


class HouseholdAttribute(
    Code,
    title="贫困户属性",
    registry="AAC006",
    source="registry code list, 2014–2017; three systems, wording of three values varies",
):
    """Class of a registered household by its need of support (贫困户属性)."""

    GENERAL_POOR = "一般贫困户", "poor household"
    SUBSISTENCE = "低保户", "household on subsistence allowance"
    DESTITUTE = "五保户", "household in five-guarantee support"
    SUBSISTENCE_POOR = "低保贫困户", "poor household on subsistence allowance"
    GENERAL = "一般农户", "farming household"
    DESTITUTE_POOR = "五保贫困户", "poor household in five-guarantee support"


class HouseholdType(
    Code,
    title="户类型",
    source="exports of 2021 and later, labels only; numbers not known",
):
    """What a household is since 2021 (户类型); see also `MonitoringCategory`."""

    EXITED = "脱贫户", "household that has exited poverty"
    EXITED_ORDINARY = "一般脱贫户", "household that has exited, not otherwise marked"
    ORDINARY = "普通农户", "farming household never registered as poor"


class VendorHouseholdKind(
    Code,
    title="扶贫户类型",
    source="database model of one Sichuan vendor, 2018",
):
    """Class of household in one Sichuan system (扶贫户类型)."""

    POOR = "贫困户", "poor household"
    KEY = "重点户", "key household"
    CONSOLIDATION = "巩固提升户", "household to be consolidated"
    INDUSTRY = "产业帮扶户", "household helped through industry"
