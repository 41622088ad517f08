"""Values: money, identity, regions, days and citations, right by construction."""

from __future__ import annotations

from fupin.values.citation import Citation, Standing
from fupin.values.credit import CreditCode
from fupin.values.dates import AccountingPeriod, age_on, months_between, read_date
from fupin.values.identity import ID_SHAPE, IdKind, IdNumber, check_digit
from fupin.values.identity import make as make_id_number
from fupin.values.money import (
    Fen,
    Milli,
    format_scaled,
    format_yuan,
    parse_scaled,
    parse_yuan,
)
from fupin.values.numbers import number_shown
from fupin.values.personal import (
    AccountNumber,
    Masked,
    PersonName,
    Phone,
    mask_account,
    mask_id,
    mask_name,
    mask_phone,
    pseudonym,
)
from fupin.values.provinces import PROVINCES, Province
from fupin.values.region import RegionCode, RegionLevel


__all__ = [
    "ID_SHAPE",
    "PROVINCES",
    "AccountNumber",
    "AccountingPeriod",
    "Citation",
    "CreditCode",
    "Fen",
    "IdKind",
    "IdNumber",
    "Masked",
    "Milli",
    "PersonName",
    "Phone",
    "Province",
    "RegionCode",
    "RegionLevel",
    "Standing",
    "age_on",
    "check_digit",
    "format_scaled",
    "format_yuan",
    "make_id_number",
    "mask_account",
    "mask_id",
    "mask_name",
    "mask_phone",
    "months_between",
    "number_shown",
    "parse_scaled",
    "parse_yuan",
    "pseudonym",
    "read_date",
]
