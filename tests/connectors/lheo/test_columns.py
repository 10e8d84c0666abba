"""Phones, addresses, prices, hours of the clock, programmes and paces, as files write them."""

from datetime import time
from decimal import Decimal

import pytest

from passerelles.apps.catalogue.reads.targets import OfferTargets
from passerelles.connectors.lheo.actions import LONGEST_PRICE, amount
from passerelles.connectors.lheo.keys import Keys
from passerelles.connectors.lheo.paces import read_paces
from passerelles.connectors.lheo.places import phone, siret_of, url_of
from passerelles.connectors.lheo.programmes import programme_of
from passerelles.connectors.lheo.reading import Reading
from passerelles.connectors.lheo.sessions import clock_time
from passerelles.domain.reference.communes import CommuneIndex


@pytest.fixture
def reading() -> Reading:
    targets = OfferTargets(CommuneIndex("COG-2026", {}), {}, {}, frozenset())
    keys = [Keys("s") for _ in range(4)]
    return Reading("s", targets, *keys)


@pytest.mark.parametrize(
    ("received", "dialled"),
    [
        ("0561000000", "05 61 00 00 00"),
        ("05.61.00.00.00", "05 61 00 00 00"),
        ("+33 5 61 00 00 00", "05 61 00 00 00"),
        ("+376 800 000", "+376800000"),
        ("3949", "3949"),
        ("11 11", ""),
        ("01", ""),
        ("à venir", ""),
    ],
)
def test_a_phone_is_what_people_can_dial(reading: Reading, received: str, dialled: str) -> None:
    assert phone(received, reading) == dialled
    assert bool(reading.drain()) == (not dialled)


@pytest.mark.parametrize(
    ("received", "opened"),
    [
        ("https://a.fr/x y", "https://a.fr/x%20y"),
        ("lycee.fr", "http://lycee.fr"),
        ("www.a-b.fr/c?d=1", "http://www.a-b.fr/c?d=1"),
        ("javascript:alert(1)", ""),
        ("voir notre site", ""),
    ],
)
def test_an_address_opens_safely(reading: Reading, received: str, opened: str) -> None:
    assert url_of((received,), reading) == opened


@pytest.mark.parametrize(
    ("received", "euros"),
    [
        ("12.5", "12.50"),
        ("1 200,50 €", "1200.50"),
        ("1.200,50", "1200.50"),
        ("850.00", "850.00"),
        ("2500 euros TTC", "2500.00"),
        ("de 500 à 900", None),
        ("9" * 12, None),
        ("", None),
    ],
)
def test_a_price_is_an_amount_or_nothing(
    reading: Reading, received: str, euros: str | None
) -> None:
    found = amount(received, LONGEST_PRICE, reading)

    assert found == (None if euros is None else Decimal(euros))
    assert bool(reading.drain()) == (euros is None and bool(received))


@pytest.mark.parametrize(
    ("received", "moment"),
    [
        ("09:30", time(9, 30)),
        ("9h30", time(9, 30)),
        ("9h", time(9)),
        ("0930", time(9, 30)),
        ("14", time(14)),
        ("25:00", None),
        ("matin", None),
    ],
)
def test_a_time_is_read_as_people_write_it(received: str, moment: time | None) -> None:
    assert clock_time(received) == moment


@pytest.mark.parametrize(
    ("received", "slug"),
    [
        ("qualif-pro", "qualif-pro"),
        ("Qualif’Pro 2026 - lot 3", "qualif-pro"),
        ("Programme régional : QUALIF PRO", "qualif-pro"),
        ("E2C Toulouse", "e2c"),
        ("Programme régional 2017 : Parcours métiers", ""),
        ("peut être financé", ""),
        ("", ""),
    ],
)
def test_a_programme_is_known_by_its_names(received: str, slug: str) -> None:
    assert programme_of(received) == slug


@pytest.mark.parametrize(
    ("words", "paces"),
    [
        ("Continu temps plein, Modulaire", ["full_time"]),
        ("Cours du soir et samedi", ["evening", "weekend"]),
        ("Temps partiel", ["part_time"]),
        ("hors temps plein", ["part_time"]),
        ("-", []),
    ],
)
def test_paces_are_read_in_words(words: str, paces: list[str]) -> None:
    assert read_paces(words) == paces


@pytest.mark.parametrize(
    ("received", "kept", "doubted"),
    [
        ("19290076900014", "19290076900014", False),
        ("192 900 769 00014", "19290076900014", False),
        ("19290076900015", "19290076900015", True),
        ("011111111111111", "", True),
        ("00000000000000", "", False),
    ],
)
def test_a_siret_is_kept_when_it_has_its_digits(
    reading: Reading, received: str, kept: str, doubted: bool
) -> None:
    assert siret_of(received, reading) == kept
    assert bool(reading.drain()) == doubted
