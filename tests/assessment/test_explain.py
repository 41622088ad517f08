"""Explanations word for word, in Chinese and English, without a personal datum.

``FUPIN_UPDATE_SNAPSHOTS=1`` writes the files anew; read the difference before you keep it.
"""

from __future__ import annotations

import os

from datetime import date
from pathlib import Path

import attrs
import pytest

from fupin.assessment import assess_exit
from fupin.codes import Education, StudentStatus
from fupin.model import Attestation
from fupin.values import AccountNumber, Fen, PersonName, Phone, make_id_number


SNAPSHOTS = Path(__file__).parent / "snapshots"
DAY = date(2018, 12, 31)
NAME, PHONE, ACCOUNT = "欧阳测试", "13800000000", "6222020200112233445"
ID = make_id_number("510000", date(2008, 5, 1), 21)


def passing_household(make):
    return assess_exit(make.household(), on=DAY)


def failing_household(make):
    """A child out of school, an insurance not recorded, one fen too little."""
    child = make.pupil(
        name=PersonName(NAME),
        id_number=ID,
        phone=Phone(PHONE),
        student_status=StudentStatus.NOT_STUDENT,
        education=Education.PRIMARY,
        basic_medical_insured=None,
    )
    home = make.household(
        members=(make.member(), child, make.member(student_status=None)),
        income=make.income(3 * 299_500 - 1),
        attested=Attestation(by=PersonName(NAME), food=True, clothing=False),
        phone=Phone(PHONE),
        account=AccountNumber(ACCOUNT),
    )
    return assess_exit(home, on=DAY)


def household_by_recorded_income(make):
    """Only a figure a head, exactly on the ladder's line."""
    home = make.household(income=make.income(wage=None, per_head=Fen(353_500)))
    return assess_exit(home, on=DAY, standard="cn/household/2016-ladder")


def extrapolated_household(make):
    home = make.household(income=make.income(10**6, year=2021), living=None)
    return assess_exit(
        home, on=date(2021, 6, 30), standard="cn/household/2019", extrapolate=True
    )


def passing_village(make):
    return assess_exit(make.village(199, 10_000), on=DAY)


def undetermined_village(make):
    village = make.village(bounds={"at_least": 19, "at_most": 21})
    attested = attrs.evolve(village.attested, by=None, on=None, industry=None)
    return assess_exit(attrs.evolve(village, attested=attested), on=DAY)


def failing_county(make):
    return assess_exit(make.county(21_700, 136_500, region="623023"), on=DAY)


CASES = (
    passing_household,
    failing_household,
    household_by_recorded_income,
    extrapolated_household,
    passing_village,
    undetermined_village,
    failing_county,
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda c: c.__name__)
def test_explanation_is_as_in_the_snapshot(make, case, lang):
    text = case(make).explain(lang) + "\n"
    path = SNAPSHOTS / f"{case.__name__}.{lang}.txt"
    if os.environ.get("FUPIN_UPDATE_SNAPSHOTS") == "1":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_every_snapshot_has_its_case():
    names = {f"{case.__name__}.{lang}.txt" for case in CASES for lang in ("zh", "en")}
    assert {p.name for p in SNAPSHOTS.iterdir()} == names


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_personal_datum_is_in_an_explanation_a_repr_or_a_snapshot(make, lang):
    found = failing_household(make)
    for text in (found.explain(lang), repr(found)):
        for datum in (NAME, str(ID), str(PHONE), str(ACCOUNT), "测试甲", "核查员", "2008"):
            assert datum not in text
    assert "欧阳*" in found.explain(lang)


def test_english_has_chinese_only_in_titles_of_documents_and_masked_names(make):
    for case in CASES:
        for line in case(make).explain("en").splitlines():
            if line.strip().startswith(("source", "evidence")):
                continue
            stripped = line.replace("甲村", "").replace("甲县", "")
            assert stripped.isascii() or not any("一" <= c <= "鿿" for c in stripped), line
