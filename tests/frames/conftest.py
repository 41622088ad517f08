"""Engines that rules as SQL are run on, and the rules and rows they are tried with."""

import importlib.util
import os
import random
import shutil
import subprocess
import tempfile

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import attrs
import duckdb
import polars as pl
import pytest

from hypothesis import Phase, given, settings

from fupin import frames
from fupin.conformance import cases_for
from fupin.conformance.rows import decode, masks
from fupin.frames import sql
from fupin.frames.columns import KEYS, TABLES, type_of
from fupin.frames.evaluate import evaluate, in_order
from fupin.frames.objects import _cell
from fupin.logic import ChoicesFact, ConditionFact, Number, QuantityFact, names, value
from fupin.logic.names import walk
from fupin.policy import choose
from fupin.standards import Scheme, Subject, schemes, standards


PROPERTY = Path(__file__).parents[1] / "property"
RULES, ROWS = 160, 120
MIXED = 400
SOME_DAY = date(2018, 12, 31)
SEED = 20160428


def loaded(name):
    """A module of the tests of properties: they share one world and one maker of rules."""
    spec = importlib.util.spec_from_file_location(f"property_{name}", PROPERTY / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def drawn(strategy, count):
    """Examples of a strategy, without shrinking or failing: for one large query."""
    found = []

    @settings(max_examples=count, phases=(Phase.generate,), database=None)
    @given(strategy)
    def draw(example):
        found.append(example)

    draw()
    return found


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """Conditions and the tables to ask them of."""

    asked: dict
    subjects: pl.DataFrame
    things: dict[str, pl.DataFrame]
    key: str
    parameters: dict[str, int]

    def by_polars(self):
        """What the tables answer, by key."""
        table = evaluate(self.asked, self.subjects, self.things, self.key, self.parameters)
        return in_order(table, self.key, *self.asked).sort(self.key)

    def text(self, dialect):
        return sql.query(
            self.asked,
            key=self.key,
            subjects="subjects",
            things={name: f"of_{name}" for name in self.things},
            parameters=self.parameters,
            dialect=dialect,
        )

    def tables(self):
        return {"subjects": self.subjects} | {
            f"of_{name}": table for name, table in self.things.items()
        }

    def differs(self, rows, expected=None):
        """The conditions that an engine answers otherwise than polars, with both answers."""
        expected = self.by_polars() if expected is None else expected
        found = pl.DataFrame(rows, schema=expected.schema, orient="row").sort(self.key)
        assert found[self.key].to_list() == expected[self.key].to_list()
        return [
            (self.asked[name], expected.row(at, named=True)[name], found[name][at])
            for name in self.asked
            if not found[name].equals(expected[name])
            for at in [(found[name].ne_missing(expected[name])).arg_true()[0]]
        ]


def of_world(world, tests, rows):
    """Rules and rows of the small world as a case."""
    frame = world._frame
    subjects = frame([{"key": str(i)} | row for i, row in enumerate(rows)], world.FACTS)
    things = [{"key": str(i)} | t for i, row in enumerate(rows) for t in row["things"]]
    return Case(
        asked={f"r{i}": test for i, test in enumerate(tests)},
        subjects=subjects,
        things={"things": frame(things, world.OF_THINGS)},
        key="key",
        parameters=world.PARAMETERS,
    )


@pytest.fixture(scope="session")
def small_world():
    return loaded("conftest")


@pytest.fixture(scope="session")
def operators(small_world):
    """Every operator over every small answer: all rules on all rows at once."""
    tests, rows = {}, []
    for some, tried in small_world.operator_table():
        tests |= dict.fromkeys(some)
        rows += tried
    return of_world(small_world, tests, rows)


@pytest.fixture(scope="session")
def random_rules(small_world):
    """Random rules of every kind of node on random rows, empty groups among them."""
    maker = loaded("test_lowerings_agree")
    world = small_world.World()
    tests = dict.fromkeys(drawn(maker.rules(world), RULES))
    return of_world(small_world, tests, drawn(maker.rows(world), ROWS))


@attrs.frozen(kw_only=True, eq=False)
class Shipped:
    """All we ship about one kind of subject, on the golden cases of all of it."""

    key: str
    table: str
    books: list
    schemes: list
    cases: dict
    """The golden cases by the key of their row."""

    subjects: pl.DataFrame
    members: pl.DataFrame

    def tables(self):
        return {self.table: self.subjects, "members": self.members}

    def rules(self):
        """Every rule of every standard in one case, under one set of numbers."""
        asked, numbers = {}, {}
        for book in self.books:
            first = next(iter(cases_for(book)))
            used = choose(book.names.parameters, first.on, first.region, own=book.own)
            numbers = {c.parameter.name: c.setting.value for c in used} | numbers
            asked |= {rule.id: rule.test for rule in book.rules}
        asked |= {b.test: b.test for scheme in self.schemes for b in scheme.batches}
        asked = {f"r{i}": test for i, test in enumerate(dict.fromkeys(asked.values()))}
        things = {g.name: self.members for g, _ in names(*asked.values()).groups}
        nobody = frames.intake._of_somebody(self.subjects.columns)
        return Case(
            asked=asked,
            subjects=self.subjects.with_columns(nobody),
            things=things,
            key=self.key,
            parameters=numbers,
        )

    def asked(self):
        """Each standard on each day and in each region its golden cases are about."""
        for book in self.books:
            for on, region in dict.fromkeys((c.on, c.region) for c in cases_for(book)):
                yield book, {"on": on, "region": region}

    def golden(self, book, day):
        """Key, failed and unknown, as the golden cases of a day and a region have them."""
        bit = {rule.id: 1 << i for i, rule in enumerate(book.rules)}
        for key, case in self.cases.items():
            same = (case.book, case.on, case.region) == (book.id, day["on"], day["region"])
            if same:
                yield (
                    key,
                    sum(bit[rule] for rule in case.expected.failed),
                    sum(bit[rule] for rule in case.expected.undetermined),
                )


def shipped(subject):
    books = [book for book in standards() if book.subject is subject]
    plans = list(schemes()) if subject is Subject.HOUSEHOLD else []
    used = {book: book.names for book in books}
    used |= {plan: names(*(batch.test for batch in plan.batches)) for plan in plans}
    key, cases, rows, people = KEYS[subject], {}, [], []
    every = names(*(b.test for plan in (*books, *plans) for b in parts_of(plan)))
    for book, asked in used.items():
        for case in cases_for(book):
            cases[case.id] = case
            row = decode(case.facts, asked)
            rows.append({key: case.id} | {f.name: _cell(row.get(f.name)) for f in every.facts})
            people += [
                {key: case.id} | {name: _cell(x) for name, x in one.items()}
                for one in row.get("members") or ()
            ]
    chance = random.Random(SEED)  # noqa: S311  # the same tables every time
    pool = {f.name: [row[f.name] for row in rows] for f in every.facts}
    mixed = [f"mixed:{i}" for i in range(MIXED)]
    rows += [
        {key: name} | {f: chance.choice(values) for f, values in pool.items()}
        for name in mixed
    ]
    people += [
        chance.choice(people) | {key: name} for name in mixed for _ in range(2) if people
    ]
    people += [chance.choice(people) | {key: mixed[0]} for _ in range(1_000) if people]
    schema = {key: pl.String()} | {f.name: _plain(f) for f in every.facts}
    of_members = {key: pl.String()} | {f.name: _plain(f) for f in every.of_group("members")}
    return Shipped(
        key=key,
        table=TABLES[subject],
        books=books,
        schemes=plans,
        cases=cases,
        subjects=pl.DataFrame(rows, schema=schema),
        members=pl.DataFrame(people, schema=of_members),
    )


def parts_of(book):
    return book.batches if isinstance(book, Scheme) else book.rules


def _plain(fact):
    """The type of a column as a user has it: text, not a type made of the list."""
    kind = type_of(fact)
    if isinstance(kind, pl.Enum):
        return pl.String()
    return pl.List(pl.String()) if isinstance(kind, pl.List) else kind


@pytest.fixture(scope="session", params=Subject, ids=lambda s: s.value)
def books(request):
    return shipped(request.param)


def at_thresholds(tests, numbers):
    """Whole numbers at every number that is written in rules, and one to either side."""
    written = {node.value for _, node in walk(*tests) if isinstance(node, Number)}
    near = {n + step for n in written | set(numbers.values()) for step in (-1, 0, 1)}
    return [None, *sorted(near | {0, 1, 2})]


def of_chance(facts, numbers, keys, chance):
    """Answers to facts, each drawn by itself; a fifth is not recorded."""
    columns = [pl.Series("key", keys, pl.String)]
    for fact in facts:
        if isinstance(fact, QuantityFact):
            pool = numbers
        elif isinstance(fact, ConditionFact):
            pool = [None, True, True, False, False]
        else:
            pool = [None, *(code.value for code in fact.codes)]
        if isinstance(fact, ChoicesFact):
            pool = [None, [], *([word] for word in pool[1:]), pool[1:]]
        columns.append(pl.Series(fact.name, chance.choices(pool, k=len(keys)), _plain(fact)))
    return pl.DataFrame(columns)


@pytest.fixture(scope="session", params=["PERSON", "HOUSEHOLD", "VILLAGE"])
def checks(request):
    """Every check of a register about one kind of subject."""
    room = pytest.importorskip("fupin.standards.checks")
    chance = random.Random(SEED)  # noqa: S311
    tests = {
        check.id: check.test
        for pack in room.packs().values()
        for check in pack.checks
        if check.kind is room.Kind[request.param]
    }
    used = names(*tests.values())
    chosen = choose(used.parameters, SOME_DAY, "510000", extrapolate=True)
    parameters = {c.parameter.name: c.setting.value for c in chosen}
    numbers = at_thresholds(tests.values(), parameters)
    keys = [str(i) for i in range(MIXED)]
    owners = chance.choices(keys[: MIXED // 2], k=MIXED)
    return Case(
        asked=tests,
        subjects=of_chance(used.facts, numbers, keys, chance).with_columns(
            frames.intake._of_somebody([f.name for f in used.facts])
        ),
        things={
            group.name: of_chance(facts, numbers, owners, chance)
            for group, facts in used.groups
        },
        key="key",
        parameters=parameters,
    )


class DuckDB:
    """A database in memory."""

    dialect = "duckdb"

    def __init__(self):
        self.connection = duckdb.connect()

    def load(self, tables):
        for name, table in tables.items():
            self.connection.register("given", table)
            self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS FROM given")
            self.connection.unregister("given")

    def execute(self, text):
        self.connection.execute(text)

    def rows(self, text):
        return self.connection.execute(text).fetchall()


@pytest.fixture(scope="session")
def duck():
    engine = DuckDB()
    yield engine
    engine.connection.close()


class Spark:
    """A session on this machine, with one thread."""

    dialect = "spark"

    def __init__(self, session, folder):
        self.session, self.folder = session, folder

    def frame(self, table):
        path = self.folder / f"{len(list(self.folder.iterdir()))}.parquet"
        table.write_parquet(path)
        return self.session.read.parquet(str(path))

    def load(self, tables):
        for name, table in tables.items():
            self.frame(table).createOrReplaceTempView(name)

    def execute(self, text):
        self.session.sql(text)

    def rows(self, text):
        return [tuple(row) for row in self.session.sql(text).collect()]


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    if shutil.which("java") is None:
        pytest.skip("no Java to start Spark with")
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    os.environ.setdefault("PYSPARK_PYTHON", shutil.which("python3"))
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master("local[1]")
        .appName("fupin")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    data = folder / "data"
    data.mkdir()
    yield Spark(session, data)
    session.stop()


class Postgres:
    """A server of our own, reached through a socket in its folder."""

    dialect = "postgres"

    def __init__(self, connection):
        self.connection = connection

    def load(self, tables):
        for name, table in tables.items():
            columns = [(c, self._kind(kind)) for c, kind in table.schema.items()]
            listed = ", ".join(f'"{c}" {kind}' for c, kind in columns)
            self.connection.execute(f"DROP TABLE IF EXISTS {name}")
            self.connection.execute(f"CREATE TABLE {name} ({listed})")
            with self.connection.cursor().copy(f"COPY {name} FROM STDIN") as copy:
                copy.set_types([kind for _, kind in columns])
                for row in table.iter_rows():
                    copy.write_row(row)

    def _kind(self, kind):
        if isinstance(kind, pl.List):
            return "text[]"
        if kind == pl.Boolean:
            return "boolean"
        return "bigint" if kind.is_integer() else "date" if kind == pl.Date else "text"

    def execute(self, text):
        self.connection.execute(text)

    def rows(self, text):
        return self.connection.execute(text).fetchall()


def server_programs():
    """Where the programs of a PostgreSQL server are; none where none is installed."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    config = shutil.which("pg_config")
    if config:
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        places.append(Path(told.stdout.strip()))
    found = shutil.which("initdb")
    places += [Path(found).parent] if found else []
    return next((p for p in places if (p / "initdb").exists()), None)


def somebody_else():
    """Whom the server runs as: it refuses to be root."""
    if os.name != "posix" or os.geteuid():
        return {}
    import pwd

    everybody = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = everybody.get("postgres") or everybody["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@pytest.fixture(scope="module")
def postgres():
    programs = server_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    import psycopg

    who = somebody_else()
    home = Path(tempfile.mkdtemp(prefix="fupin-pg-"))  # short: it holds a socket
    data = str(home / "data")
    if who:
        os.chown(home, who["user"], who["group"])

    def run(*command):
        subprocess.run(
            command,
            check=True,
            cwd=home,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **who,
        )

    control = str(programs / "pg_ctl")
    try:
        run(
            *(str(programs / "initdb"), "-D", data, "-U", "fupin", "--auth=trust"),
            *("--encoding=UTF8", "--no-locale", "--no-sync"),
        )
        options = f"-c listen_addresses='' -c fsync=off -k {home}"
        run(control, "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            with psycopg.connect(
                host=str(home), user="fupin", dbname="postgres", autocommit=True
            ) as connection:
                yield Postgres(connection)
        finally:
            run(control, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home)


def agrees(engine, case):
    """Load a case, run its text, and say what differs from polars."""
    engine.load(case.tables())
    return case.differs(engine.rows(case.text(engine.dialect)))


def agrees_with_polars(engine, books):
    """Each standard on all rows: as polars says it, and as its golden cases have it."""
    engine.load(books.tables())
    tried = 0
    for book, day in books.asked():
        expected = frames.assess_exit(
            books.subjects, books.members, standard=book, reasons=True, **day
        ).sort(books.key)
        text = sql.to_sql(book, dialect=engine.dialect, reasons=True, **day)
        rows = sorted(engine.rows(text))
        assert [tuple(row) for row in rows] == expected.rows(), book.id
        masks = {row[0]: row[2:4] for row in rows}
        for key, failed, unknown in books.golden(book, day):
            assert masks[key] == (failed, unknown), key
            tried += 1
    for scheme in books.schemes:
        found = frames.classify(books.subjects, books.members, scheme=scheme)
        text = sql.to_sql(scheme, dialect=engine.dialect)
        rows = sorted(map(tuple, engine.rows(text)))
        assert rows == found.sort(books.key).rows(), scheme.id
    return tried


def agrees_by_region(engine, books):
    """Numbers joined from a table are those of each row's own region; else unknown."""
    book, regions = books.books[0], ("510000", "420000", "990000", None)
    cases = [case for case in books.cases.values() if case.book == book.id]
    where = {case.id: regions[i % len(regions)] for i, case in enumerate(cases)}
    numbers = sql.parameter_table(
        book, first=date(2016, 1, 1), last=date(2020, 12, 31), regions=regions[:2]
    )
    subjects = pl.DataFrame({books.key: list(where), "region": list(where.values())})
    engine.load(
        {
            books.table: books.subjects.join(subjects, on=books.key),
            "members": books.members,
            "numbers": numbers,
        }
    )
    engine.execute("DROP TABLE IF EXISTS parameters")
    engine.execute(sql.create_parameters(numbers, dialect=engine.dialect))
    assert sorted(engine.rows("SELECT * FROM parameters")) == sorted(
        engine.rows("SELECT * FROM numbers")
    )
    text = sql.to_sql(book, dialect=engine.dialect, on=SOME_DAY, parameters="table")
    found = {row[0]: tuple(row[2:4]) for row in engine.rows(text)}
    for case in cases:
        values = dict.fromkeys(p.name for p in book.names.parameters)
        if where[case.id] in regions[:2]:
            values = sql.values(book, SOME_DAY, where[case.id], extrapolate=False)
        truths = [value(t, decode(case.facts, book.names), values) for t in book.tests]
        assert found.pop(case.id) == masks(truths), case.id
    assert found == {}


@pytest.fixture(scope="session")
def trials():
    """How an engine is held against polars; tests can't import a conftest."""
    return SimpleNamespace(
        of_world=of_world,
        agrees=agrees,
        agrees_with_polars=agrees_with_polars,
        agrees_by_region=agrees_by_region,
    )
