import subprocess
import sys

import pytest

from hypothesis import find
from hypothesis import strategies as st

from fupin import model, strategies, values
from fupin.errors import MissingExtraError


REGISTERED = (
    *(values.IdNumber, values.PersonName, values.Phone, values.RegionCode),
    *(model.AssistancePlan, model.Attestation, model.County, model.Dwelling, model.Helper),
    *(model.Household, model.Income, model.Land, model.LivingConditions, model.Measure),
    *(model.Member, model.Monitoring, model.Place, model.PoorCount, model.Relocation),
    *(model.Township, model.Village, model.VillageAttestation),
)


@pytest.mark.parametrize("kind", REGISTERED, ids=lambda kind: kind.__name__)
def test_hypothesis_knows_our_types(kind):
    assert type(find(st.from_type(kind), lambda _: True)) is kind


def test_texts_of_other_people_are_not_ours():
    """Our texts are texts, but a text is not one of ours."""
    drawn = st.from_type(str)
    assert find(drawn, lambda _: True) == ""
    assert type(find(drawn, lambda t: len(t) > 1)) is str


def test_every_strategy_is_listed_and_found():
    assert set(strategies.__all__) <= set(dir(strategies))
    for name in strategies.__all__:
        assert callable(getattr(strategies, name)), name
    with pytest.raises(AttributeError, match="no attribute 'lists'"):
        strategies.lists  # noqa: B018  # to ask is the test


def run(code: str, **env: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env=env or None,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    "order",
    [
        "import fupin.strategies; from fupin.strategies import households; import hypothesis",
        "import hypothesis; from fupin.strategies import households",
        "from hypothesis import strategies; import fupin",
        "from fupin.strategies.synthetic import synthetic_county; import hypothesis",
    ],
)
def test_whoever_is_imported_first_types_are_known(order):
    said = run(
        f"{order}\n"
        "from hypothesis import find, strategies as st\n"
        "from fupin.model import Household\n"
        "print(type(find(st.from_type(Household), lambda _: True)).__name__)"
    )
    assert said == "Household"


def test_importing_hypothesis_does_not_load_our_strategies():
    said = run("import sys, hypothesis; print([m for m in sys.modules if 'fupin.str' in m])")
    assert said == "[]"


def test_our_strategies_do_not_load_hypothesis_before_one_is_asked_for():
    code = "import sys, fupin.strategies, fupin.strategies.synthetic as s\n"
    made = "s.synthetic_county(seed=1, households=40, persons=90, villages=3, poor_villages=1,"
    assert run(f"{code}{made} townships=1)\nprint('hypothesis' in sys.modules)") == "False"


def test_without_hypothesis_the_extra_is_named():
    said = run(
        "import sys\n"
        "sys.modules['hypothesis'] = None\n"
        "from fupin.errors import MissingExtraError\n"
        "import fupin.strategies.synthetic\n"
        "try:\n"
        "    from fupin.strategies import households\n"
        "except MissingExtraError as e:\n"
        "    print(e)\n"
    )
    assert said == "fupin.strategies needs an extra: pip install 'fupin[strategies]'"
    assert issubclass(MissingExtraError, ImportError)
