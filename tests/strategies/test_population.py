"""Populations as columns: the same for the same seed, fit for the rules, plausible."""

import hashlib
import itertools

from datetime import date

import attrs
import polars as pl
import pytest

from fupin import frames, standards, strategies
from fupin.codes import PovertyCause
from fupin.errors import InvalidValueError, UnknownNameError
from fupin.facts import household
from fupin.frames.columns import type_of
from fupin.logic import ConditionFact, Number, QuantityFact
from fupin.standards import Subject
from fupin.strategies import Population, Profile, population
from fupin.strategies._families import _CAUSES


ON = date(2018, 12, 31)
LINE = 299_500
EVERY = tuple(
    book.id
    for book in (*standards.standards(), *standards.schemes())
    if getattr(book, "subject", Subject.HOUSEHOLD) is Subject.HOUSEHOLD
)
KEY, PLACES = "household", ["region", "county", "township", "village"]


@pytest.fixture(scope="module")
def register() -> tuple[pl.DataFrame, pl.DataFrame]:
    return population(40_000, on=ON, regions=["420000", "510000"]).frames()


@pytest.fixture(scope="module")
def edges() -> tuple[pl.DataFrame, pl.DataFrame]:
    return population(20_000, on=ON, profile="edges", standard=EVERY).frames()


def digest(table: pl.DataFrame) -> str:
    """Of the values alone, whatever a polars keeps them in."""
    lists = [name for name, kind in table.schema.items() if isinstance(kind, pl.List)]
    plain = table.with_columns(
        pl.col(name).cast(pl.List(pl.String)).list.join("|") for name in lists
    )
    return hashlib.sha256(plain.write_csv().encode()).hexdigest()


def joined(parts) -> tuple[pl.DataFrame, pl.DataFrame]:
    made = list(parts)
    return pl.concat([p.households for p in made]), pl.concat([p.members for p in made])


def share(column: pl.Series) -> float:
    return float(column.sum()) / len(column)


# The same for the same seed.


def test_golden():
    """What one seed gives is promised for good: a change here is a breaking change."""
    homes, people = population(3_000, seed=7, on=ON, regions=["420000", "510000"]).frames()
    assert (homes.height, people.height) == (3_000, 10_093)
    assert digest(homes)[:16] == "68b76263133d05f0"
    assert digest(people)[:16] == "17d5b62929f1b4ec"


@pytest.mark.parametrize("profile", ["register", "edges"])
def test_same_rows_in_parts_of_any_size(profile):
    whole = population(151, on=ON, profile=profile, regions=["420000", "510000", "522729"])
    homes, people = whole.frames()
    for at_most in (7, 50, 51, 151):
        again = joined(whole.parts(at_most=at_most))
        assert again[0].equals(homes)
        assert again[1].equals(people)


def test_rows_do_not_depend_on_how_many_are_made_at_once(monkeypatch):
    whole = population(1_000, on=ON)
    homes, people = whole.frames()
    monkeypatch.setattr("fupin.strategies._population._AT_ONCE", 33)
    again = whole.frames()
    assert again[0].equals(homes)
    assert again[1].equals(people)


def test_part_made_alone():
    """One region can be made without the others, and is numbered as with them."""
    whole = population(1_000, on=ON, regions=["420000", "510000"])
    all_parts = list(whole.parts(at_most=300))
    assert [(p.region, p.number) for p in all_parts] == [
        *(("420000", 0), ("420000", 1), ("510000", 0), ("510000", 1))
    ]
    alone = list(whole.parts(at_most=300, only={"510000"}))
    assert [(p.region, p.number) for p in alone] == [("510000", 0), ("510000", 1)]
    for mine, theirs in zip(alone, all_parts[2:], strict=True):
        assert mine.households.equals(theirs.households)
        assert mine.members.equals(theirs.members)


def test_other_seed_other_population():
    one, other = (population(500, seed=seed, on=ON).frames() for seed in (1, 2))
    assert not one[0].drop(KEY, *PLACES).equals(other[0].drop(KEY, *PLACES))
    assert not one[1].equals(other[1])


def test_another_column_changes_no_other():
    few = population(500, on=ON).frames()
    many = population(500, on=ON, facts=["floor_area", "infant", "main_cause"]).frames()
    assert many[0].select(few[0].columns).equals(few[0])
    assert many[1].select(few[1].columns).equals(few[1])
    assert set(many[0].columns) - set(few[0].columns) == {"floor_area", "main_cause"}
    assert set(many[1].columns) - set(few[1].columns) == {"infant"}


# Fit for the rules.


def test_columns_are_those_of_the_schema(register):
    for book in ("cn/household/2016", "cn/five-batches/2015"):
        for name, columns in frames.schema(book).items():
            table = register[name == "members"]
            assert {c: table.schema[c] for c in columns if c != KEY} == {
                c: kind for c, kind in columns.items() if c != KEY
            }


@pytest.mark.parametrize("profile", ["register", "edges"])
def test_every_shipped_book_can_be_decided(profile):
    homes, people = population(2_000, on=ON, profile=profile, standard=EVERY).frames()
    for name in EVERY:
        book = standards.scheme(name) if _is_scheme(name) else standards.standard(name)
        if isinstance(book, standards.Scheme):
            decided = frames.classify(homes, people, scheme=book)
        elif "420000" in _regions_of(book):
            decided = frames.assess_exit(
                homes, people, on=ON, standard=book, region="420000", extrapolate=True
            )
        else:
            continue
        assert decided[KEY].equals(homes[KEY])


def _is_scheme(name: str) -> bool:
    return name in {scheme.id for scheme in standards.schemes()}


def _regions_of(book) -> set[str]:
    from fupin.policy import history

    own = {h.node.name: h for h in book.own}
    known = [own.get(p.name) or history(p.name) for p in book.names.parameters]
    return {"420000"} if all(not h.regional and not h.supplied for h in known) else set()


def test_register_has_every_verdict(register):
    verdicts = frames.assess_exit(
        *register, on=ON, standard="cn/household/2016", region="420000"
    )["verdict"]
    counts = dict(verdicts.value_counts().rows())
    assert counts["PASS"] > counts["FAIL"] > counts["UNDETERMINED"] > 0


def test_own_standard_with_questions_of_its_own():
    """Facts that no shipped table knows are made up by their kind, and by the rules."""
    goats = QuantityFact("goats", "item", "羊只数", "goats")
    sheds = QuantityFact("sheds", "item", "棚数", "sheds")
    visited = ConditionFact("visited_twice", "走访两次", "visited twice")
    base = standards.standard("cn/household/2016")
    few, many = Number(4, "item"), Number(9, "item")
    rules = [
        attrs.evolve(base.rules[0], id=f"own.{i}", test=test)
        for i, test in enumerate([goats >= few, goats + sheds > many, sheds <= goats, visited])
    ]
    own = attrs.evolve(base, id="own", rules=tuple(rules), asked=(goats, sheds, visited))
    homes, _ = population(4_000, on=ON, profile="edges", standard=own).frames()
    assert {3, 4, 5, 8, 9, 10} <= set(homes["goats"].drop_nulls())
    assert {8, 9, 10} <= set(homes["sheds"].drop_nulls())
    # Compared with each other, neither can wait for the other: that threshold is left out.
    assert set(homes["visited_twice"]) == {True, False, None}
    plain, _ = population(4_000, on=ON, standard=own).frames()
    assert plain["goats"].drop_nulls().min() >= 0
    assert plain["goats"].max() <= max(9 * 5 // 2, 10)


# Plausible.


def test_keys_and_places(register):
    homes, people = register
    assert homes[KEY].to_list() == list(range(1, 40_001))
    assert people[KEY].is_sorted()
    assert people[KEY].is_in(homes[KEY].implode()).all()
    assert homes["region"].unique().sort().to_list() == [420000, 510000]
    assert (homes["county"] // 10_000 * 10_000 == homes["region"]).all()
    assert (homes["township"] // 1_000 == homes["county"]).all()
    assert (homes["village"] // 1_000 == homes["township"]).all()
    villages = homes.group_by("village").len()["len"]
    assert villages.max() == 360
    assert 100 < villages.median() < 300


def test_members_are_as_many_as_the_size_says(register):
    homes, people = register
    rows = people.group_by(KEY).len()
    both = homes.select(KEY, "size", "roster_complete").join(rows, on=KEY, how="left")
    both = both.with_columns(pl.col("len").fill_null(0))
    known = both.filter(pl.col("size").is_not_null())
    assert (known["size"] == known["len"]).all()
    assert share(both["size"].is_null()) == pytest.approx(0.02, abs=0.004)
    assert share(both["len"] == 0) == pytest.approx(0.001, abs=0.0006)
    assert people.height / homes.height == pytest.approx(3.34, abs=0.03)
    complete = both.filter(pl.col("roster_complete"))
    assert (complete["size"] == complete["len"]).all()
    assert share(both["roster_complete"].fill_null(value=False)) > 0.95


def test_shares_of_causes():
    """因病 by its published share; the rest, invented, like those of a synthetic county."""
    homes, people = population(
        40_000, on=ON, missing=0, facts=["main_cause", "other_causes"]
    ).frames()
    found = dict(homes["main_cause"].value_counts(normalize=True).rows())
    assert found["因病"] == pytest.approx(0.424, abs=0.01)
    for cause, percent in _CAUSES:
        assert found[cause.value] == pytest.approx(percent / 100, abs=0.02)
    assert set(found) == {cause.value for cause in PovertyCause}
    twice = homes.explode("other_causes", empty_as_null=False).filter(
        pl.col("other_causes").cast(pl.String) == pl.col("main_cause").cast(pl.String)
    )
    assert twice.is_empty()
    ill = people.join(homes, on=KEY).filter(pl.col("main_cause") == "因病")
    sick = ill.group_by(KEY).agg(
        pl.col("health").list.contains("长期慢性病").any()
        | pl.col("health").list.contains("患有大病").any()
    )
    assert sick["health"].all()


def test_people_are_as_old_as_kin_is():
    _, people = population(
        20_000, on=ON, missing=0, facts=["infant", "work_months", "labour"]
    ).frames()
    ages = people["age"]
    assert 0 == ages.min() < ages.max() <= 105
    heads = people.group_by(KEY, maintain_order=True).first()["age"]
    assert heads.min() >= 18
    assert share(ages < 16) == pytest.approx(0.22, abs=0.06)
    assert share(ages >= 60) == pytest.approx(0.25, abs=0.08)
    assert (people["infant"] == (ages == 0)).all()
    pupils = people.filter(pl.col("student_status") == "小学")["age"]
    assert (pupils.min(), pupils.max()) == (6, 12)
    truants = people.filter(pl.col("dropout_reason").is_not_null())
    assert 0 < truants.height < people.height / 500
    assert truants["age"].is_between(7, 15).all()
    soldiers = people.filter(pl.col("in_service"))["age"]
    assert soldiers.len() > 0
    assert soldiers.is_between(18, 24).all()
    workers = people.filter(pl.col("work_months").is_not_null())
    assert workers["work_months"].is_between(3_000, 11_000).all()
    assert set(workers["labour"].unique()) == {"普通劳动力", "技能劳动力"}
    assert (people["health"].list.len() > 0).all()


def test_incomes_lie_around_the_line():
    homes, _ = population(40_000, on=ON, missing=0).frames()
    per_head = homes["income_per_head"]
    assert share(per_head < LINE) == pytest.approx(0.12, abs=0.03)
    assert LINE < per_head.median() < 2 * LINE
    assert per_head.mean() > per_head.median()
    assert share(per_head.is_in([LINE - 1, LINE, LINE + 1])) == pytest.approx(0.02, abs=0.004)
    usual = homes.filter(
        (pl.col("size") > 0) & (pl.col("net_income") // pl.col("size") == per_head)
    )
    assert usual.height > 0.94 * homes.height


def test_missing_cells(register):
    homes, people = register
    for name in ("net_income", "dwelling_grade", "food_attested", "attribute"):
        assert share(homes[name].is_null()) == pytest.approx(0.02, abs=0.004), name
    for name in ("age", "health", "basic_medical_insured"):
        assert share(people[name].is_null()) == pytest.approx(0.02, abs=0.004), name
    assert share(homes["housing_attested"].is_null()) == pytest.approx(0.6, abs=0.02)


def test_nothing_missing():
    homes, people = population(2_000, on=ON, missing=0).frames()
    assert homes.drop("roster_complete").null_count().sum_horizontal().item() == 0
    applicable = people.drop("dropout_reason", "education")
    assert applicable.null_count().sum_horizontal().item() == 0


def test_everything_missing():
    homes, people = population(200, on=ON, missing=1, profile="edges").frames()
    facts = homes.drop(KEY, *PLACES)
    assert all(facts[name].null_count() == 200 for name in facts.columns)
    assert all(people[n].null_count() == people.height for n in people.columns if n != KEY)


def test_crowds_on_request():
    profile = Profile(name="crowds", crowd_every=100, crowd=1_000, empty=0)
    homes, people = population(1_000, on=ON, profile=profile, missing=0).frames()
    crowds = homes.filter(pl.col("size") == 1_000)
    assert crowds[KEY].to_list() == list(range(8, 1_001, 100))
    assert people.group_by(KEY).len()["len"].max() == 1_000
    assert homes["size"].min() == 1
    one = attrs.evolve(profile, crowd_every=1, crowd=2)
    assert (
        population(10, on=ON, profile=one, missing=0).frames()[0]["size"].to_list() == [2] * 10
    )


# Edges.


def test_edges_hit_every_threshold_and_one_step_beside(edges):
    """Every number a rule compares with: on it, one step below, one above."""
    homes, people = edges
    tables, size, hit = {None: homes, "members": people}, pl.col("size").cast(pl.Int64), 0
    for place, fact, value, per_head in _thresholds():
        threshold = size * value if per_head else pl.lit(value)
        for step in (-1, 0, 1):
            found = tables[place].filter(pl.col(fact).cast(pl.Int64) == threshold + step)
            assert found.height > 20, (fact, value, step)
            hit += 1
    assert hit >= 100


def _thresholds():
    """Compared facts with the values in force, read off the rules independently."""
    from fupin.logic import nodes
    from fupin.logic.names import walk
    from fupin.policy import history

    for name in EVERY:
        if _is_scheme(name):
            continue
        book = standards.standard(name)
        own = {h.node.name: h for h in book.own}
        for group, node in walk(*book.tests):
            if not isinstance(node, nodes.Comparison):
                continue
            right = node.right
            per_head = isinstance(right, nodes.Arithmetic)
            number = right.right if per_head else right
            known = own.get(number.name) or history(number.name)
            if known.regional or known.supplied:
                continue
            value = known.on(ON, "420000", extrapolate=True).setting.value
            yield group and group.name, node.left.name, value, per_head


def test_edges_have_empty_households_crowds_and_unknowns(edges):
    homes, people = edges
    rows = homes.select(KEY).join(people.group_by(KEY).len(), on=KEY, how="left")["len"]
    assert share(rows.is_null()) == pytest.approx(0.05, abs=0.01)
    assert rows.max() == 1_000
    assert (rows == 1_000).sum() == 4
    facts = homes.drop(KEY, *PLACES)
    for name in facts.columns:
        assert share(facts[name].is_null()) == pytest.approx(0.2, abs=0.02), name
    for name, table in itertools.product(("age", "health"), (people,)):
        assert share(table[name].is_null()) == pytest.approx(0.2, abs=0.02), name


def test_edges_have_every_answer(edges):
    homes, people = edges
    for name in ("food_attested", "dangerous_dwelling", "roster_complete"):
        assert set(homes[name]) == {True, False, None}
    assert set(homes["dwelling_grade"].drop_nulls()) == {"A级", "B级", "C级", "D级", "其他"}
    lengths = people["health"].list.len()
    assert set(lengths.drop_nulls()) == {0, 1, 2}


def test_edges_mix_types(edges):
    homes, people = edges
    assert people.schema["age"] == pl.UInt8
    assert homes.schema["size"] == pl.Int16
    assert homes.schema["net_income"] == pl.Int64
    kinds = {kind for kind in homes.drop(KEY, *PLACES).schema.values() if kind.is_integer()}
    assert kinds == {pl.Int16, pl.Int32, pl.UInt32, pl.Int64}


def test_thresholds_of_the_region():
    """A number each province sets: its own value where it has one, all known elsewhere."""
    from fupin.policy import parameters

    regional = next(
        h for h in parameters().values() if h.regional and not h.supplied and h.node.unit
    )
    fact = QuantityFact("own_number", regional.node.unit, "数", "number")
    base = standards.standard("cn/household/2016")
    own = attrs.evolve(
        base, rules=(attrs.evolve(base.rules[0], test=fact > regional.node),), asked=(fact,)
    )
    first = regional.settings[0]
    there = first.region or first.group.provinces[0]
    value = regional.on(ON, there, extrapolate=True).setting.value
    homes, _ = population(500, on=ON, profile="edges", standard=own, regions=[there]).frames()
    assert value in set(homes["own_number"])
    assert population(50, on=ON, standard=own, regions=["990000"]).frames()[0].height == 50


# Wrong use.


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"households": 0}, "population.no-households"),
        ({"standard": "cn/county/2016"}, "population.not-of-households"),
        ({"regions": []}, "population.impossible-regions"),
        ({"regions": ["420000", "420000"]}, "population.impossible-regions"),
        ({"regions": ["420324000000"]}, "population.impossible-regions"),
        ({"regions": ["420324"], "households": 3_000_000}, "population.impossible-regions"),
        ({"missing": 1.01}, "population.impossible-profile"),
        ({"missing": -0.1}, "population.impossible-profile"),
    ],
)
def test_impossible_populations(wrong, code):
    asked = {"households": 10, "on": ON} | wrong
    with pytest.raises(InvalidValueError) as caught:
        population(asked.pop("households"), **asked)
    assert caught.value.problem_code == code


@pytest.mark.parametrize(
    "wrong",
    [
        *({"sizes": ()}, {"sizes": (0, 0)}, {"sizes": (1, -1)}, {"sizes": (1,) * 1_001}),
        *({"crowd": 0}, {"crowd": 1_001}, {"crowd_every": -1}, {"empty": 2}),
    ],
)
def test_impossible_profiles(wrong):
    with pytest.raises(InvalidValueError, match="impossible-profile"):
        Profile(name="own", **wrong)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ({"profile": "registr"}, "register"),
        ({"facts": ["dweling_grade"]}, "dwelling_grade"),
        ({"standard": "cn/household/1916"}, "cn/household/2016"),
    ],
)
def test_unknown_names(wrong, hint):
    with pytest.raises(UnknownNameError, match=hint):
        population(10, on=ON, **wrong)


def test_parts_have_somebody():
    with pytest.raises(ValueError, match="at least one"):
        next(population(10, on=ON).parts(at_most=0))


# Size and places.


@pytest.mark.parametrize(("households", "regions"), [(1, 1), (399_999, 1), (400_000, 2)])
def test_as_many_provinces_as_are_filled(households, regions):
    assert len(population(households, on=ON).regions) == regions


def test_the_nation_has_22_provinces():
    whole = population(29_500_000, on=ON)
    assert len(whole.regions) == 22
    last = next(whole.parts(at_most=1_000, only={whole.regions[-1]}))
    assert last.households[KEY][0] == 21 * 29_500_000 // 22 + 1
    assert last.households["village"][0] == 650001100201


@pytest.mark.parametrize(
    ("region", "county"), [("420324", 420324), ("420300", 420301), ("420000", 420001)]
)
def test_counties_of_counties_cities_and_provinces(region, county):
    homes, _ = population(3, on=ON, regions=[region]).frames()
    assert homes["county"].to_list() == [county] * 3


def test_one_household_of_nobody():
    profile = Profile(name="nobody", empty=1)
    homes, people = population(1, on=ON, profile=profile, missing=0).frames()
    assert homes["size"].to_list() == [0]
    assert people.height == 0
    judged = frames.assess_exit(
        homes, people, on=ON, standard="cn/household/2016", region="420000"
    )
    assert judged["verdict"].to_list() != ["PASS"]


def test_population_describes_itself():
    whole = population(10, on=ON)
    assert isinstance(whole, Population)
    assert "households=10" in repr(whole)
    assert type_of(household.size) == pl.Int64
    assert {"Part", "Population", "Profile", "population"} <= set(strategies.__all__)
