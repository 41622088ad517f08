"""The rows of one sheet made into households, villages, attestations or records."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from fupin.errors import Problem
from fupin.ledger._provenance import unread_fields, unread_of_villages
from fupin.ledger.attesting import column_of, disagreement, settle
from fupin.ledger.book import Book, RowKey
from fupin.ledger.grouping import attested_rows, group_rows, households, villages
from fupin.ledger.joining import village_id_of
from fupin.ledger.records import record_keys, records_of
from fupin.ledger.table import Table
from fupin.model import Attestation, Place, Village, VillageAttestation


def keys_of(table: Table) -> Sequence[str | None]:
    """What each row is about; None where nothing says it."""
    scope = table.header.layout.scope
    if scope == "record":
        return record_keys(table)
    return _village_keys(table) if scope.startswith("village") else table.values[table.key]


def made_of(table: Table, keys: Sequence[str | None]) -> Book:
    """What the rows of a sheet say, each about what its key names."""
    scope = table.header.layout.scope
    if scope == "record":
        return records_of(table, keys)
    if scope.startswith("village"):
        return _villages_of(table, keys)
    return _households_of(table, keys, scope)


def _households_of(table: Table, keys: Sequence[str | None], scope: str) -> Book:
    rows_of: dict[str, list[RowKey]] = {}
    for key, number in zip(keys, table.numbers, strict=True):
        if key is not None:
            rows_of.setdefault(key, []).append((table.sheet.name, number))
    rows = {key: tuple(rows) for key, rows in rows_of.items()}
    if scope == "verification":
        settled, problems = _settled(table, keys)
        return Book(
            attestations=settled,
            problems=tuple(problems),
            rows_of=rows,
            unread=unread_fields(table, keys),
        )
    grouped = group_rows(table, keys)
    table.values.clear()
    made = households(table, grouped, rows)
    return Book(
        households=tuple(made.households),
        problems=(*grouped.problems, *made.problems),
        rows_of=rows,
        rows_of_members=made.rows_of_members,
        unread=unread_fields(table, keys, made),
    )


def _settled(
    table: Table, keys: Sequence[str | None]
) -> tuple[dict[str, Attestation], list[Problem]]:
    settled: dict[str, Attestation] = {}
    problems = []
    for key, number, attestation in attested_rows(table, keys, Attestation):
        first = settled.setdefault(key, attestation)
        settled[key], differing = settle(first, attestation)
        if differing:
            column = column_of(first, attestation, differing[0])
            letter = table.letters[f"household.attested.{column}"]
            row = (table.sheet.name, number)
            problems.append(
                disagreement(
                    first, attestation, differing, row=row, letter=letter, household=key
                )
            )
    return settled, problems


def _village_keys(table: Table) -> list[str | None]:
    """Code or names of the village of each row; None where it has neither."""
    nothing = [None] * len(table.numbers)
    parts = ("code", "county", "township", "village")
    columns = [table.values.get(f"place.{part}", nothing) for part in parts]
    places = (
        Place(code=code, county=county, township=township, village=village)
        for code, county, township, village in zip(*columns, strict=True)
    )
    return [village_id_of(place) for place in places]


def _villages_of(table: Table, keys: Sequence[str | None]) -> Book:
    grouped = group_rows(table, keys)
    made = {village.village_id: village for village in villages(grouped)}
    problems = []
    for key, number, attestation in attested_rows(table, keys, VillageAttestation):
        first = made[key].attested or attestation
        kept, differing = settle(first, attestation)
        made[key] = attrs.evolve(made[key], attested=kept)
        if differing:
            column = column_of(first, attestation, differing[0])
            letter = table.letters[f"village.attested.{column}"]
            row = (table.sheet.name, number)
            problems.append(
                disagreement(first, attestation, differing, row=row, letter=letter)
            )
    rows = {
        key: tuple((table.sheet.name, number) for number in group.rows)
        for key, group in grouped.groups.items()
    }
    ordered: tuple[Village, ...] = tuple(made.values())
    return Book(
        villages=ordered,
        village_attestations={
            v.village_id: v.attested for v in ordered if v.attested is not None
        },
        problems=(*grouped.problems, *problems),
        rows_of_villages=rows,
        unread_villages=unread_of_villages(table, keys),
    )
