"""Successions loaded: each pair once, no cycle, each refusal placed."""

from datetime import date

from passerelles.apps.reference.models import Certification, CertificationSuccession
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.rncp.links import Linking, Targets
from passerelles.connectors.rncp.occupations import RomeIndex
from passerelles.connectors.rncp.successions import succeed
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.rncp.records import SuccessionRecord


def outcomes(*rows: tuple[str, str, str]) -> list[Outcome]:
    """The outcomes of rows (entry, old, new)."""
    records = [
        SuccessionRecord(f"f.csv:{line}", entry, old, new)
        for line, (entry, old, new) in enumerate(rows, start=2)
    ]
    linking = Linking("rncp_relations", date(2026, 2, 1), Targets(RomeIndex([]), {}))
    return list(succeed(records, linking))


def pairs(found: list[Outcome]) -> list[tuple[str, str]]:
    kept = [outcome for outcome in found if not isinstance(outcome, Rejection)]
    links = [row for rows in kept for row in rows if isinstance(row, CertificationSuccession)]
    return [(link.old_id, link.new_id) for link in links]


def test_a_pair_told_by_both_its_entries_is_loaded_once() -> None:
    found = outcomes(("RNCP1", "", "RNCP2"), ("RNCP2", "RNCP1", ""))
    assert pairs(found) == [("RNCP1", "RNCP2")]
    assert found[1] == []


def test_both_ends_of_a_pair_exist_even_when_no_other_table_names_them() -> None:
    (rows,) = outcomes(("RNCP1", "", "RS2"))
    assert not isinstance(rows, Rejection)
    entries = [row for row in rows if isinstance(row, Certification)]
    assert [(entry.id, entry.register, entry.number) for entry in entries] == [
        ("RNCP1", "RNCP", 1),
        ("RS2", "RS", 2),
    ]


def test_a_cycle_is_cut_where_it_goes_backwards_and_the_line_is_named() -> None:
    found = outcomes(("RNCP1", "", "RNCP2"), ("RNCP2", "", "RNCP3"), ("RNCP3", "", "RNCP1"))
    assert pairs(found) == [("RNCP1", "RNCP2"), ("RNCP2", "RNCP3")]
    rejection = found[-1]
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "rncp.succession-cycle"
    assert rejection.severity == "error"
    assert rejection.path == "f.csv:4"


def test_a_row_half_good_is_kept_with_a_warning() -> None:
    found = outcomes(("RNCP1", "RNCP2", "RNCP2"))
    assert pairs(found) == [("RNCP1", "RNCP2")]
    assert [(o.rule, o.severity) for o in found if isinstance(o, Rejection)] == [
        ("rncp.succession-cycle", "warning")
    ]


def test_an_entry_that_replaces_itself_is_refused() -> None:
    (rejection,) = outcomes(("RNCP1", "RNCP1", ""))
    assert isinstance(rejection, Rejection)
    assert (rejection.rule, rejection.severity) == ("rncp.self-succession", "error")
