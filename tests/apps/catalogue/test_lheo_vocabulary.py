"""What the checker knows is what the database holds, demonstration left out."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories
from tests.connectors.geo.factories import make_cog

from passerelles.apps.catalogue.reads.lheo_vocabulary import lheo_vocabulary
from passerelles.apps.reference.models import (
    CertificationSuccession,
    NomenclatureItem,
    Source,
)
from passerelles.apps.reference.reads.generation import forget
from passerelles.connectors.geo.cog import cog_rows
from passerelles.formats.lheo.check import (
    NOTHING_KNOWN,
    CertificationFact,
    CommuneFact,
    skipped_rules,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
QUERIES = 12


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget()


def load_cog() -> None:
    Source.objects.get_or_create(id="cog_communes", defaults={"name": "COG"})
    for rows in cog_rows(make_cog(2026)):
        for row in rows:
            row.save()


def item(edition: str, code: str, kind: str = "") -> None:
    of = factories.edition(edition)
    NomenclatureItem.objects.create(
        id=f"{edition}:{code}", edition=of, code=code, kind=kind, label=code, source=of.source
    )


def test_an_empty_database_knows_only_the_day() -> None:
    found = lheo_vocabulary(on=TODAY)
    assert found.today == TODAY
    skipped = {rule.needs for rule in skipped_rules(found)}
    assert skipped == {rule.needs for rule in skipped_rules(NOTHING_KNOWN)} - {"today"}


def test_codes_come_by_edition_the_newest_first() -> None:
    factories.occupation("F1610", "ROME-3.47")
    factories.occupation("F1610", "ROME-4.60")
    item("Formacode-14", "21538")
    item("NSF-1994", "22", "domain")
    item("NSF-1994", "221", "group")
    found = lheo_vocabulary(on=TODAY)
    assert found.rome is not None
    assert list(found.rome) == ["4.60", "3.47"]
    assert found.formacodes == {"14": frozenset({"21538"})}
    assert found.nsf == {"221"}


def test_certifications_are_judged_on_the_day() -> None:
    old = factories.certification("RNCP320", is_active=False, described_on=date(2026, 2, 1))
    new = factories.certification(
        "RNCP37780",
        is_active=True,
        described_on=date(2026, 2, 1),
        registered_until=date(2028, 8, 31),
    )
    factories.certification("RS5000")
    CertificationSuccession.objects.create(
        id="RNCP320:RNCP37780", old=old, new=new, source=factories.source("rncp_official")
    )
    assert lheo_vocabulary(on=TODAY).certifications == {
        "RNCP320": CertificationFact("ended", None, ("RNCP37780",)),
        "RNCP37780": CertificationFact("alive", date(2028, 8, 31)),
        "RS5000": CertificationFact("unknown"),
    }


def test_communes_carry_their_postcodes_and_their_past() -> None:
    load_cog()
    found = lheo_vocabulary(on=TODAY)
    assert found.communes is not None
    assert found.communes["31555"] == CommuneFact("Toulouse", frozenset({"31000", "31100"}))
    assert found.communes["75101"].name == "Paris 1er"
    assert found.former_communes == {"09001": "09122", "09002": "09122"}


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load_cog()
    for number in range(count):
        factories.certification(f"RNCP{400 + number}")
        factories.occupation(f"A{1000 + number}")
    with django_assert_num_queries(QUERIES):
        lheo_vocabulary(on=TODAY)
