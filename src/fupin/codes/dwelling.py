"""The house, the road to it, and the hearth."""

from __future__ import annotations

from fupin.codes._code import Code


class RoadType(
    Code,
    title="入户路类型",
    registry="AAC316",
    source="registry code list, 2014–2020, one system; 硬化路 in Guangxi and from 2021",
):
    """Surface of the road to the house (入户路类型)."""

    EARTH = "泥土路", "earth"
    GRAVEL = "砂石路", "gravel"
    CEMENT = "水泥路", "cement"
    ASPHALT = "沥青路", "asphalt"
    HARDENED = "硬化路", "hard surface of either kind"

    @property
    def hardened(self) -> bool:
        """Whether the surface is hard."""
        return self in {RoadType.CEMENT, RoadType.ASPHALT, RoadType.HARDENED}


class DwellingGrade(
    Code,
    title="危房级别",
    registry="AAC322",
    source="registry code list, 2014–2020; one system",
):
    """Grade of a house by how dangerous it is, A sound to D (危房级别)."""

    A = "A级", "grade A"
    B = "B级", "grade B"
    C = "C级", "grade C"
    D = "D级", "grade D"
    OTHER = "其他", "other"


class FuelType(
    Code,
    title="主要燃料类型",
    registry="AAC320",
    source="registry code list, 2014–2020; one system",
):
    """Main fuel of the household (主要燃料类型)."""

    FIREWOOD = "柴草", "firewood and straw"
    DUNG = "干畜粪", "dried dung"
    COAL = "煤炭", "coal"
    CLEAN = "清洁能源", "clean energy"
    OTHER = "其他", "other"
