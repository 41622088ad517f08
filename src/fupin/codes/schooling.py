"""What schooling a person has, is in, or has left."""

from __future__ import annotations

from fupin.codes._code import Code


class Education(
    Code,
    title="文化程度",
    registry="AAB008",
    source="registry code list, 2014–2020, three systems; 大专 and 本科及以上 from 2021",
):
    """Schooling completed (文化程度); left empty for pupils."""

    ILLITERATE = "文盲或半文盲", "illiterate or semi-literate"
    PRIMARY = "小学", "primary school"
    JUNIOR = "初中", "junior secondary school"
    SENIOR = "高中", "senior secondary school"
    COLLEGE = "大专及以上", "junior college or above"
    PRESCHOOL_AGE = "学龄前儿童", "child below school age"
    JUNIOR_COLLEGE = "大专", "junior college"
    BACHELOR = "本科及以上", "bachelor's degree or above"


class StudentStatus(
    Code,
    title="在校生状况",
    registry="AAB009",
    source="registry code list, 2014–2018, three systems; the last four labels from 2019",
):
    """School and grade a pupil is in (在校生状况)."""

    NOT_STUDENT = "非在校生", "not a student"
    PRESCHOOL = "学前教育", "pre-school"
    PRIMARY = "小学", "primary school"
    GRADE_7 = "七年级", "grade 7"
    GRADE_8 = "八年级", "grade 8"
    GRADE_9 = "九年级", "grade 9"
    SENIOR_1 = "高中一年级", "senior secondary, year 1"
    SENIOR_2 = "高中二年级", "senior secondary, year 2"
    SENIOR_3 = "高中三年级", "senior secondary, year 3"
    VOCATIONAL_1 = "中职一年级", "secondary vocational, year 1"
    VOCATIONAL_2 = "中职二年级", "secondary vocational, year 2"
    VOCATIONAL_3 = "中职三年级", "secondary vocational, year 3"
    HIGHER_VOCATIONAL_1 = "高职一年级", "higher vocational, year 1"
    HIGHER_VOCATIONAL_2 = "高职二年级", "higher vocational, year 2"
    HIGHER_VOCATIONAL_3 = "高职三年级", "higher vocational, year 3"
    COLLEGE = "大专及以上", "junior college or above"
    TECHNICIAN_COLLEGE = "技师学院", "technician college"
    BACHELOR = "本科", "bachelor's course"
    MASTER = "硕士研究生及以上", "master's course or above"
    PRESCHOOL_AGE = "学龄前儿童", "child below school age"


class DropoutReason(
    Code,
    title="失学或辍学原因",
    registry="AAB064",
    source="two provincial systems, from 2018; numbers not known",
):
    """Why a child of school age is out of school (失学或辍学原因)."""

    ILLNESS = "因病", "illness"
    DISABILITY = "因残", "disability"
    AVERSION = "厌学", "unwilling to attend"
    OTHER = "其他", "other"
