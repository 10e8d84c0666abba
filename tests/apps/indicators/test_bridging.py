"""Ways between nomenclatures: direct, back, chained, derived from the reference, or missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories
from tests.fact_factories import bridge

from passerelles.apps.indicators.models import BridgeLink
from passerelles.apps.indicators.reads.bridges import bridge_of, bridges, links_of
from passerelles.apps.indicators.reads.bridging import BridgePath, MissingBridge, path
from passerelles.apps.reference.models import CertificationTerm, NomenclatureItem
from passerelles.apps.reference.reads.generation import forget
from passerelles.connectors.bridges import fap_rome, rome_naf
from passerelles.domain.indicators.correspondences import Correspondence, connected_groups
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact
from passerelles.formats.common.rejection import Rejection

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    forget()
    yield
    forget()


def found(origin: str, target: str, *, counting: bool = True) -> BridgePath:
    way = path(origin, target, counting=counting)
    assert isinstance(way, BridgePath)
    return way


def test_no_bridge_no_figure_and_the_missing_table_is_named() -> None:
    way = path("FAP-2021", "ROME-4.60")

    assert isinstance(way, MissingBridge)
    assert "FAP 2021 à ROME 4.60" in way.sentence
    assert "Dares" in way.sentence


def test_a_loaded_table_carries_and_says_what_it_covers() -> None:
    bridge("FAP-2009", "ROME-3.47", "A0Z40 A1416", "A0Z41 A1403", "A0Z00")

    carried = found("FAP-2009", "ROME-3.47").carry(
        {"A0Z40": exact(30), "A0Z41": SECRET, "A0Z00": exact(10)}
    )

    assert carried.by_target() == {"A1416": exact(30), "A1403": SECRET}
    assert carried.coverage.of_total == 0.75
    assert carried.left == ("A0Z00",)


def test_a_table_without_weights_is_crossed_backwards_a_weighted_one_is_not() -> None:
    bridge("FAP-2009", "ROME-3.47", "A0Z40 A1416")
    bridge("ROME-3.47", "NAF-2008", "A1416 0111Z 1", kind="weighted")

    assert found("ROME-3.47", "FAP-2009").steps[0].backwards
    assert isinstance(path("NAF-2008", "ROME-3.47"), MissingBridge)


def test_two_tables_in_a_row_say_so() -> None:
    bridge("FAP-2009", "ROME-3.47", "A0Z40 A1416")
    bridge("ROME-3.47", "NAF-2008", "A1416 0111Z 0.6", "A1416 0121Z 0.4", kind="weighted")

    way = found("FAP-2009", "NAF-2008")

    assert way.is_chained
    assert way.sentence.startswith("Deux tables de passage se suivent : FAP 2009 → ROME 3.47")
    assert way.carry({"A0Z40": exact(10)}).by_target() == {"0111Z": exact(6), "0121Z": exact(4)}


def test_a_rome_edition_inherits_from_the_one_it_descends_from() -> None:
    parent = factories.occupation("F1610", "ROME-3.47")
    factories.occupation("F1610", "ROME-4.60", parent=parent)
    factories.occupation("F1619", "ROME-4.60", parent=parent)

    way = found("ROME-3.47", "ROME-4.60")

    assert not way.steps[0].bridge.source
    assert way.inherit({"F1610": exact(4)}).by_target() == {"F1610": exact(4), "F1619": exact(4)}
    (part,) = way.carry({"F1610": exact(12)}).parts
    assert (part.targets, part.quantity) == (("F1610", "F1619"), exact(12))
    back = found("ROME-4.60", "ROME-3.47").carry({"F1610": exact(1), "F1619": SECRET})
    assert back.by_target() == {"F1610": Quantity(value=1, bound=Bound.AT_LEAST)}


def test_certifications_bring_codes_together_and_carry_no_count() -> None:
    occupation = factories.occupation("F1602", "ROME-3.47")
    certification = factories.certification()
    factories.leads_to(certification, occupation)
    nsf = factories.edition("NSF-1994")
    item = NomenclatureItem.objects.create(
        id="NSF-1994:233", edition=nsf, code="233", label="Bâtiment", source=nsf.source
    )
    CertificationTerm.objects.create(
        id="T1",
        certification=certification,
        scheme="NSF",
        code_received="233n",
        item=item,
        source=nsf.source,
    )

    assert isinstance(path("ROME-3.47", "NSF-1994"), MissingBridge)
    way = found("NSF-1994", "ROME-3.47", counting=False)
    assert way.concerned(["233", "999"]) == {"F1602"}
    assert "certifications" in way.steps[0].bridge.title


def test_a_loaded_table_hides_the_derived_one() -> None:
    parent = factories.occupation("F1610", "ROME-3.47")
    factories.occupation("F1610", "ROME-4.60", parent=parent)
    bridge("ROME-3.47", "ROME-4.60", "F1610 F1619", kind="exact")

    loaded = bridge_of("ROME-3.47~ROME-4.60")

    assert loaded is not None
    assert (loaded.source, len(bridges())) == ("bridges_files", 1)


def test_links_take_their_missing_labels_from_the_reference() -> None:
    factories.occupation("A1416", "ROME-3.47", label="Polyculture, élevage")
    bridge("FAP-2009", "ROME-3.47", "A0Z40 A1416")

    (link,) = links_of("FAP-2009~ROME-3.47")

    assert link.target_label == "Polyculture, élevage"


def test_what_is_remembered_asks_nothing(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    bridge("FAP-2009", "ROME-3.47", "A0Z40 A1416")
    found("FAP-2009", "ROME-3.47").links()

    with django_assert_num_queries(0):
        found("FAP-2009", "ROME-3.47").links()


@pytest.mark.real_data
def test_the_connected_groups_of_the_published_tables(real_data: Path) -> None:
    family = fap_rome.load([real_data / "tension" / "psm_fap225_rome.csv"])
    activity = rome_naf.load([real_data / "rome" / "x_rome_naf_2021.csv"])
    for outcomes, groups, alone in ((family, 123, 43), (activity, 1, 0)):
        links = [
            (row.bridge_id, row.origin_code, row.target_code)
            for rows in outcomes
            if not isinstance(rows, Rejection)
            for row in rows
            if isinstance(row, BridgeLink)
        ]
        first = links[0][0]
        tied = connected_groups([Correspondence(o, t) for key, o, t in links if key == first])
        assert len(tied) == groups
        assert sum(len(o) == 1 and len(t) == 1 for o, t in tied) == alone
