"""Who a person is: sex, place in the family, papers, standing, presence."""

from __future__ import annotations

from fupin.codes._code import Code


class Sex(
    Code,
    title="性别",
    registry="AAB003",
    source="registry code list, 2014–2020; vendors number it differently",
):
    """Sex (性别)."""

    MALE = "男", "male"
    FEMALE = "女", "female"
    UNSPECIFIED = "未说明性别", "sex not stated"


class Relationship(
    Code,
    title="与户主关系",
    registry="AAB006",
    source="registry code list, 2014–2020, three systems agree; seven labels of 2021+",
):
    """What a member is to the head of the household (与户主关系)."""

    HEAD = "户主", "head of household"
    SPOUSE = "配偶", "spouse"
    SON = "之子", "son"
    DAUGHTER = "之女", "daughter"
    DAUGHTER_IN_LAW = "之儿媳", "daughter-in-law"
    SON_IN_LAW = "之女婿", "son-in-law"
    GRANDSON = "之孙子", "son's son"
    GRANDDAUGHTER = "之孙女", "son's daughter"
    MATERNAL_GRANDSON = "之外孙子", "daughter's son"
    MATERNAL_GRANDDAUGHTER = "之外孙女", "daughter's daughter"
    FATHER = "之父", "father"
    MOTHER = "之母", "mother"
    WIFES_FATHER = "之岳父", "wife's father"
    WIFES_MOTHER = "之岳母", "wife's mother"
    HUSBANDS_FATHER = "之公公", "husband's father"
    HUSBANDS_MOTHER = "之婆婆", "husband's mother"
    PATERNAL_GRANDFATHER = "之祖父", "father's father"
    PATERNAL_GRANDMOTHER = "之祖母", "father's mother"
    MATERNAL_GRANDFATHER = "之外祖父", "mother's father"
    MATERNAL_GRANDMOTHER = "之外祖母", "mother's mother"
    GREAT_GRANDSON = "之曾孙子", "great-grandson"
    GREAT_GRANDDAUGHTER = "之曾孙女", "great-granddaughter"
    SIBLING = "之兄弟姐妹", "brother or sister"
    BROTHERS_WIFE = "之兄弟媳妇", "brother's wife"
    UNCLE = "之叔伯", "father's brother"
    NEPHEW = "之侄儿", "brother's son"
    NIECE = "之侄女", "brother's daughter"
    OTHER = "其他", "other"

    @property
    def male(self) -> bool | None:
        """The sex the word implies; None where either fits."""
        return True if self in _MALE else False if self in _FEMALE else None


_MALE = frozenset(
    {
        Relationship.SON,
        Relationship.SON_IN_LAW,
        Relationship.GRANDSON,
        Relationship.MATERNAL_GRANDSON,
        Relationship.FATHER,
        Relationship.WIFES_FATHER,
        Relationship.HUSBANDS_FATHER,
        Relationship.PATERNAL_GRANDFATHER,
        Relationship.MATERNAL_GRANDFATHER,
        Relationship.GREAT_GRANDSON,
        Relationship.UNCLE,
        Relationship.NEPHEW,
    }
)
_FEMALE = (
    frozenset(Relationship)
    - _MALE
    - {
        Relationship.HEAD,
        Relationship.SPOUSE,
        Relationship.SIBLING,
        Relationship.OTHER,
    }
)


class IdType(
    Code,
    title="证件类型",
    registry="AAB018",
    source="registry code list, 2014–2020; two systems, which number 军官证 differently",
):
    """Kind of paper a person's number is from (证件类型)."""

    RESIDENT_ID = "居民身份证（户口簿）", "resident identity card (household booklet)"
    OFFICER = "军官证", "officer's card"
    DISABILITY_CARD = "残疾人证", "disabled person's card"


class PoliticalStatus(
    Code,
    title="政治面貌",
    registry="AAK033",
    source="registry code list, 2014–2020; the order of GB/T 4762; one system",
):
    """Party or body a person belongs to (政治面貌)."""

    CPC = "中共党员", "member of the Communist Party of China"
    CPC_PROBATIONARY = "中共预备党员", "probationary member of the Communist Party of China"
    YOUTH_LEAGUE = "共青团员", "member of the Communist Youth League"
    RCCK = "民革会员", "member of the Revolutionary Committee of the Kuomintang"
    CDL = "民盟盟员", "member of the China Democratic League"
    CNDCA = "民建会员", "member of the National Democratic Construction Association"
    CAPD = "民进会员", "member of the Association for Promoting Democracy"
    CPWDP = "农工党党员", "member of the Peasants' and Workers' Democratic Party"
    ZHI_GONG = "致公党党员", "member of the Zhi Gong Party"
    JIU_SAN = "九三学社社员", "member of the Jiu San Society"
    TDSL = "台盟盟员", "member of the Taiwan Democratic Self-Government League"
    NON_PARTY = "无党派民主人士", "democratic personage without party"
    MASSES = "群众", "citizen without affiliation"


class MaritalStatus(
    Code,
    title="婚姻状况",
    registry="AAB021",
    source="Jiangsu form, 2017; elsewhere AAB021 is employees' pension insurance",
):
    """Marital status (婚姻状况), Jiangsu only."""

    UNMARRIED = "未婚", "unmarried"
    MARRIED = "已婚", "married"


class SurvivalStatus(
    Code,
    title="生存状态",
    registry="AAB015",
    source="registry code list, 2016–2018; three systems, not all values in each",
):
    """Whether a member is still on the household's page (生存状态)."""

    NORMAL = "正常", "present"
    DEAD = "死亡", "dead"
    MARRIED_OUT = "嫁出", "left by marriage or transfer"
    JOINED = "加入", "joined"
    DECREASED = "减少", "left"
    DELETED = "删除", "deleted"
    CLEARED_WITH_HOUSEHOLD = "户清退时清退人员", "removed together with the household"
    CLEARED = "人员清退", "person removed"
    CLEARED_ON_REIDENTIFICATION = (
        "人员清退(新识别人员调整)",
        "person removed when newly identified people were adjusted",
    )
    CLEARED_WITH_HOUSEHOLD_ON_REIDENTIFICATION = (
        "户清退时人员清退(新识别人员调整)",
        "removed with the household when newly identified people were adjusted",
    )

    @property
    def active(self) -> bool:
        """Whether the member counts in the household."""
        return self in {SurvivalStatus.NORMAL, SurvivalStatus.JOINED}
