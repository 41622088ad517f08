"""How long an example takes to draw: ``python tests/bench/bench_strategies.py``.

Wanted: at most 2 ms a household on the mean, and a whole county in 6 s.
"""

import time

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from fupin import strategies
from fupin.strategies.synthetic import synthetic_county


IN_COLUMNS = {"Part", "Population", "Profile", "population"}
"""Names that are no strategies; `bench_population.py` times them."""


def milliseconds(strategy: st.SearchStrategy[object], examples: int = 300) -> float:
    spent: list[float] = []

    @settings(max_examples=examples, database=None, phases=[Phase.generate], deadline=None)
    @given(st.data())
    def draw(data: st.DataObject) -> None:
        start = time.perf_counter()
        data.draw(strategy)
        spent.append(time.perf_counter() - start)

    draw()
    return 1_000 * sum(spent) / len(spent)


def main() -> None:
    for name in strategies.__all__:
        if name in IN_COLUMNS:
            continue
        make = getattr(strategies, name)
        strategy = make(299_500) if "at_line" in name else make()
        print(f"{name:32s}{milliseconds(strategy):8.2f} ms")
    whole = strategies.households(complete=True)
    print(f"{'households(complete=True)':32s}{milliseconds(whole):8.2f} ms")
    start = time.perf_counter()
    synthetic_county(seed=1)
    print(f"{'synthetic_county':32s}{time.perf_counter() - start:8.2f} s")


if __name__ == "__main__":
    main()
