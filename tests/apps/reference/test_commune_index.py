import pytest
from tests.connectors.geo.factories import make_cog, make_index

from passerelles.apps.reference.models import Source
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.geo.cog import cog_rows
from passerelles.formats.common.rejection import UnreadableFile

pytestmark = pytest.mark.django_db


def _save_cog(year: int) -> None:
    Source.objects.get_or_create(id="cog_communes", defaults={"name": "COG"})
    for rows in cog_rows(make_cog(year)):
        for row in rows:
            row.save()


def test_without_communes_the_remedy_is_told() -> None:
    with pytest.raises(UnreadableFile, match="passerelles init"):
        read_commune_index()


def test_the_index_of_the_base_resolves_as_that_of_the_files() -> None:
    _save_cog(2026)
    read, made = read_commune_index(), make_index()
    assert (read.edition, dict(read.names)) == (made.edition, dict(made.names))
    for code in ("31555", "09001", "09002", "75101", "99138"):
        assert read.resolve(code) == made.resolve(code)
    assert read.find("Vieux Foix", departement="09") == "09122"


def test_the_newest_edition_speaks() -> None:
    _save_cog(2026)
    _save_cog(2027)
    assert read_commune_index().edition == "COG-2027"
