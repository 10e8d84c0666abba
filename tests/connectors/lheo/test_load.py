"""What a training becomes: rows, doubts, refusals."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from passerelles.apps.catalogue.models import (
    Place,
    Provider,
    Session,
    Training,
    TrainingAction,
    TrainingCertification,
    TrainingOccupation,
)
from passerelles.connectors.lheo.load import load
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.lheo.model import CertificationCodes, Contact, Coordinates, Period
from tests import factories, offer_factories

from .conftest import Load
from .values import (
    A_BODY,
    action,
    coded,
    day,
    group,
    placed,
    rows_of,
    session,
    training,
    written,
)


def rules(outcomes: list[Any], severity: str = "warning") -> list[str]:
    return [o.rule for o in outcomes if isinstance(o, Rejection) and o.severity == severity]


def test_a_training_gives_its_rows_under_the_keys_of_its_publisher(loaded: Load) -> None:
    outcomes = loaded(training("F 1"))

    (record,) = outcomes
    assert [(type(row), row.pk) for row in record] == [
        (Provider, "offre_locale:OF1"),
        (Training, "offre_locale:F%201"),
        (TrainingAction, "offre_locale:AC1"),
        (Session, "offre_locale:SE1"),
    ]
    assert record[3].start_precision == "day"


@pytest.mark.parametrize(
    ("address", "commune"),
    [
        ({"insee": "31555"}, "31555"),
        ({"insee": "31999"}, "31555"),
        ({"insee": "75119", "postcode": "75019", "city": "Paris"}, "75056"),
        ({"insee": "93100", "postcode": "93100", "city": "MONTREUIL"}, "93048"),
        ({"insee": "75019", "postcode": "75019", "city": "Paris 19e"}, "75056"),
        ({"postcode": "31000", "city": "Toulouse"}, "31555"),
        ({"postcode": "31062", "city": "TOULOUSE CEDEX 9"}, "31555"),
        ({"postcode": "31700", "city": "Aéroport"}, "31069"),
        ({"postcode": "31000"}, "31555"),
    ],
)
def test_a_commune_is_found_however_it_is_named(
    loaded: Load, address: dict[str, str], commune: str
) -> None:
    (place,) = rows_of(loaded(training("F", placed(lines=("1 rue",), **address))), Place)

    assert place.commune_id == f"COG-2026:commune:{commune}"
    assert place.commune_received == address.get("insee", "")


def test_an_unknown_commune_is_told_and_the_training_is_kept(loaded: Load) -> None:
    outcomes = loaded(training("F", placed(insee="00000", postcode="99999", city="Ailleurs")))

    (place,) = rows_of(outcomes, Place)
    assert (place.commune_id, place.city) == (None, "Ailleurs")
    assert rules(outcomes) == ["lheo.unknown-commune"]


def test_a_bare_occupation_code_means_the_newest_edition_that_holds_it(loaded: Load) -> None:
    outcomes = loaded(coded("D1102", "K1302", "Z9999"))

    links = rows_of(outcomes, TrainingOccupation)
    assert [(link.received, link.occupation_id) for link in links] == [
        ("D1102", "ROME-4.60:D1102"),
        ("K1302", "ROME-3.47:K1302"),
        ("Z9999", None),
    ]
    assert rules(outcomes) == ["lheo.unknown-rome"]


@pytest.mark.parametrize("code", ["37780", "RNCP37780", "RNCP 37780", "rncp-037780"])
def test_a_certification_is_found_in_all_its_writings(loaded: Load, code: str) -> None:
    found = training(certifications=(CertificationCodes(rncp=code, certifinfo="80735"),))

    (link,) = rows_of(loaded(found), TrainingCertification)

    assert (link.received, link.certification_id) == ("RNCP37780", "RNCP37780")


def test_both_registers_are_read_and_a_lone_certifinfo_is_kept(loaded: Load) -> None:
    codes = (CertificationCodes(rncp="1", rs="5801"), CertificationCodes(certifinfo="80735"))

    outcomes = loaded(training(certifications=codes))

    links = rows_of(outcomes, TrainingCertification)
    assert [(link.received, link.certification_id) for link in links] == [
        ("RNCP1", None),
        ("RS5801", "RS5801"),
        ("CERTIFINFO80735", None),
    ]
    assert rules(outcomes) == ["lheo.unknown-certification"]


@pytest.mark.parametrize(
    ("code", "level", "received"),
    [
        ("0", None, ""),
        ("1", None, "1"),
        ("4", 3, "4"),
        ("6", 5, "6"),
        ("8", 7, "8"),
        ("11", 1, "11"),
        ("18", 8, "18"),
        ("99", None, "99"),
    ],
)
def test_levels_are_read_in_both_scales(
    loaded: Load, code: str, level: int | None, received: str
) -> None:
    (row,) = rows_of(loaded(training(exit_level=code)), Training)

    assert (row.exit_level, row.exit_level_received) == (level, received)


def test_two_codes_of_one_objective_are_one(loaded: Load) -> None:
    [training_row] = rows_of(loaded(training(general_objective="2")), Training)

    assert training_row.general_objective == "3"


def test_sessions_numbered_again_in_each_action_are_all_kept(loaded: Load) -> None:
    outcomes = loaded(training("F", action("A", session("1")), action("B", session("1"))))

    rows = rows_of(outcomes, Session)
    assert [(row.id, row.action_id) for row in rows] == [
        ("offre_locale:1", "offre_locale:A"),
        ("offre_locale:B~1", "offre_locale:B"),
    ]
    assert rules(outcomes) == []


def test_the_database_remembers_which_session_holds_the_short_key(loaded: Load) -> None:
    of = offer_factories.training("F", provider=offer_factories.provider("OF1"))
    offer_factories.session("1", action=offer_factories.action("B", training=of))

    outcomes = loaded(training("F", action("A", session("1")), action("B", session("1"))))

    assert [row.id for row in rows_of(outcomes, Session)] == ["offre_locale:A~1", "offre_locale:1"]


def test_two_runs_under_one_number_are_two_sessions(loaded: Load) -> None:
    later = session("1", period=Period(day(2027, 9, 6), day(2028, 1, 7)))

    rows = rows_of(loaded(training("F", action("A", session("1"), later))), Session)

    assert [row.id for row in rows] == ["offre_locale:1", "offre_locale:1~20270906"]


def test_the_same_session_twice_is_told_and_kept_once(loaded: Load) -> None:
    outcomes = loaded(training("F", action("A", session("1"), session("1"))))

    assert len(rows_of(outcomes, Session)) == 1
    assert rules(outcomes) == ["lheo.duplicate-key"]


def test_a_training_told_again_adds_its_actions(loaded: Load) -> None:
    outcomes = loaded(training("F", action("A")), training("F", action("B", session("2"))))

    assert [row.id for row in rows_of(outcomes, Training)] == ["offre_locale:F"]
    assert len(rows_of(outcomes, TrainingAction)) == 2
    assert rules(outcomes) == ["lheo.duplicate-key"]


def test_two_trainings_of_a_body_under_one_number_are_not_mixed(loaded: Load) -> None:
    outcomes = loaded(training("F"), training("F", title="Maçon"))

    assert rules(outcomes, "error") == ["lheo.duplicate-key"]
    assert [row.title for row in rows_of(outcomes, Training)] == ["Boulanger"]


def test_two_bodies_may_number_from_one(loaded: Load) -> None:
    other = replace(A_BODY, number="OF2")

    rows = rows_of(loaded(training("1"), training("1", provider=other)), Training)

    assert [row.id for row in rows] == ["offre_locale:1", "offre_locale:OF2~1"]


def test_what_has_no_number_gets_one_that_does_not_change(loaded: Load) -> None:
    bare = training("", action("", session("")))

    first, again = loaded(bare), loaded(bare)

    keys = [row.pk for row in first[-1]]
    assert keys == [row.pk for row in again[-1]]
    assert all("sans-numero-" in key for key in keys[1:])
    assert rules(first) == ["lheo.no-number"]


def test_a_title_that_says_nothing_is_refused(loaded: Load) -> None:
    assert rules(loaded(training(title="xxx")), "error") == ["lheo.no-title"]


def test_a_doubt_is_told_once_for_each_value(loaded: Load) -> None:
    outcomes = loaded(*(coded("Z9999", number=f"F{n}") for n in range(5)))

    assert rules(outcomes) == ["lheo.unknown-rome"]


def test_a_text_too_long_is_cut_and_told(loaded: Load) -> None:
    outcomes = loaded(training(title="Boulanger " * 60))

    (row,) = rows_of(outcomes, Training)
    assert (len(row.title), row.title[-1]) == (500, "…")
    assert rules(outcomes) == ["lheo.too-long"]


def test_extras_say_what_the_language_does_not(loaded: Load) -> None:
    body = replace(A_BODY, extras=group("labels", qualiopi="formation", certif_region="1"))
    referent = Contact(Coordinates(last_name="Martin"), "1", group("referent-handicap", forme="1"))
    told = action(
        "A",
        session(
            extras=group("places", restantes="0", capacite="12", date="20261120"),
            contacts=(referent,),
        ),
        pace="Journée",
        extras=(
            *group("dispositif", programme="lectio"),
            *group("rythme", cours_du_soir="1", temps_plein="0"),
            *group("pacte-vert", vert="1"),
        ),
    )

    outcomes = loaded(training("F", told, provider=body))

    (provider,), (row,) = rows_of(outcomes, Provider), rows_of(outcomes, TrainingAction)
    (run,) = rows_of(outcomes, Session)
    assert (provider.qualiopi, provider.regional_label) == (["formation"], True)
    assert (row.programme, row.paces, row.green_by_content) == ("lectio", ["evening"], True)
    assert (run.seats, run.capacity, str(run.seats_on)) == (0, 12, "2026-11-20")
    assert run.contacts == [
        {"kind": "1", "name": "Martin", "phone": "", "email": "", "trained": True}
    ]


def test_an_expired_session_takes_nobody(loaded: Load) -> None:
    expired = session(recruitment_state="1", extras=group("session-perimee", session_perimee="1"))

    (row,) = rows_of(loaded(training("F", action("A", expired))), Session)

    assert row.recruitment_state == "closed"


def test_generated_trainings_never_pass_for_real_ones(reference: None, tmp_path: Path) -> None:
    factories.source("demonstration_offer", is_demonstration=True)
    path = written(tmp_path, training(), extras=group("flux", demonstration="1"))

    with pytest.raises(UnreadableFile, match="données de démonstration"):
        list(load([path], source="offre_locale"))
    assert list(load([path], source="demonstration_offer"))
