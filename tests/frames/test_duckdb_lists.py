"""Lists of a dictionary, as polars hands them over, are searched rightly by DuckDB."""

import duckdb
import polars as pl

from fupin.codes import HealthStatus
from fupin.facts import member
from fupin.frames import query


def test_a_list_of_enums_is_searched_row_by_row():
    wordings = [code.value for code in HealthStatus]
    answers = [None, [], [wordings[3]], [wordings[0], wordings[3]], [wordings[1]]] * 5_000
    health = pl.Series("health", answers, pl.List(pl.Enum(wordings)))
    table = pl.DataFrame([pl.Series("key", range(len(answers))), health])
    test = member.health.include(HealthStatus.DISABLED, HealthStatus.SEVERE)
    text = query({"found": test}, key="key", subjects="people", dialect="duckdb")
    with duckdb.connect() as connection:
        connection.register("people", table)
        found = connection.sql(text).order("1").pl()
    wanted = {wordings[2], wordings[3]}
    expected = [None if one is None else bool(wanted & set(one)) for one in answers]
    assert found["found"].to_list() == expected
