import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.formats.rome.values import (
    RecordError,
    code_of_label,
    flag,
    label,
    mended,
    occupation_code,
    ogr_code,
    plain,
    transition,
    whole_number,
)


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("D14", "rome.truncated-code"),
        ("D", "rome.truncated-code"),
        ("D140", "rome.truncated-code"),
        ("Total", "rome.total-row"),
        ("TOTAL GÉNÉRAL", "rome.total-row"),
        ("Ensemble", "rome.total-row"),
        ("Z1401", "rome.invalid-code"),
        ("d1401", "rome.invalid-code"),
        ("D14011", "rome.invalid-code"),
        ("", "rome.invalid-code"),
    ],
)
def test_a_code_that_is_not_one_is_refused_under_its_own_rule(code: str, rule: str) -> None:
    with pytest.raises(RecordError) as refusal:
        occupation_code(code)
    assert refusal.value.rule == rule
    assert f"« {code} »" in refusal.value.message


@given(st.from_regex(r"[A-N][0-9]{4}", fullmatch=True))
def test_every_well_formed_code_is_kept_as_it_stands(code: str) -> None:
    assert occupation_code(code) == code


def test_the_quote_escaped_twice_and_the_typographic_one_read_alike() -> None:
    assert plain("Agence de l''eau") == plain("Agence de l’eau") == "Agence de l'eau"


@given(st.text(alphabet="abc'’ \t\xa0é", max_size=30))
def test_cleaning_a_label_twice_changes_nothing_more(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Gros ¼uvre", "Gros Œuvre"),
        ("main d¿½uvre", "main d'œuvre"),
        ("l¿un des premiers", "l'un des premiers"),
        ("Déjà réparé", "Déjà réparé"),
        ("¿Qué tal?", "¿Qué tal?"),
        ("l’œuvre à 3 €", "l'œuvre à 3 €"),
    ],
)
def test_the_characters_lost_by_the_json_export_are_put_back(read: str, meant: str) -> None:
    assert mended(read) == meant


def test_an_empty_flag_is_unknown_and_not_no() -> None:
    assert [flag(v, column="emploi_cadre") for v in ("O", "N", "")] == [True, False, None]


def test_an_unknown_flag_names_its_column_and_what_is_expected() -> None:
    with pytest.raises(RecordError, match=r"« X » .* emploi_cadre .* « O », « N »"):
        flag("X", column="emploi_cadre")


def test_the_four_flags_of_ecological_transition() -> None:
    written = ["Emploi Vert", "Emploi stratégique pour la Transition écologique"]
    assert [transition(v) for v in (*written, "Emploi Blanc", "Emploi Brun", "")] == [
        "green", "strategic", "white", "brown", "",
    ]  # fmt: skip


@pytest.mark.parametrize("value", ["", "12a", "1 2", "-3", "1234567890"])
def test_an_ogr_code_is_a_short_whole_number(value: str) -> None:
    with pytest.raises(RecordError, match="code OGR"):
        ogr_code(value)


def test_an_empty_label_says_what_it_was_the_label_of() -> None:
    with pytest.raises(RecordError, match="métier D1401"):
        label("  ", of="métier D1401")


def test_a_number_says_its_column() -> None:
    with pytest.raises(RecordError, match="hirings"):
        whole_number("beaucoup", column="hirings")


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_labels_share_a_code_only_when_they_are_the_same(one: str, other: str) -> None:
    assert (code_of_label(one) == code_of_label(other)) == (one == other)
