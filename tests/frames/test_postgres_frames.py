"""Rules in PostgreSQL: a server of our own runs the text, as polars and the cases have it."""


def test_operators(postgres, operators, trials):
    assert trials.agrees(postgres, operators) == []


def test_random_rules(postgres, random_rules, trials):
    assert trials.agrees(postgres, random_rules) == []


def test_every_rule_we_ship(postgres, books, trials):
    assert trials.agrees(postgres, books.rules()) == []


def test_every_standard_on_its_golden_cases(postgres, books, trials):
    assert trials.agrees_with_polars(postgres, books) > 0


def test_every_check_of_a_register(checks, postgres, trials):
    assert trials.agrees(postgres, checks) == []


def test_numbers_of_each_region(books, postgres, trials):
    trials.agrees_by_region(postgres, books)
