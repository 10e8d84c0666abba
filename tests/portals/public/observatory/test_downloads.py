"""The files of a diagnosis: addresses, names, types, and what is not sent twice."""

import pytest
from django.test import Client
from django.urls import reverse
from tests import diagnosis_factories as make

from passerelles.apps.reference.reads.generation import forget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]
BASIN = "/observatoire/diagnostic/bassin-d-emploi/7649"


@pytest.fixture(autouse=True)
def basin() -> None:
    make.territories()
    make.totals()
    forget()


@pytest.mark.parametrize(
    ("form", "start", "shown"),
    [("pdf", b"%PDF", "inline"), ("ods", b"PK", "attachment"), ("xlsx", b"PK", "attachment")],
)
def test_a_file_has_its_name_and_is_sent_once(
    client: Client, form: str, start: bytes, shown: str
) -> None:
    answer = client.get(f"{BASIN}.{form}")
    name = f"diagnostic-employment_basin-7649.{form}"
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert answer.headers["Content-Disposition"] == f'{shown}; filename="{name}"'
    again = client.get(f"{BASIN}.{form}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("end", ["9999.pdf", "9999.ods"])
def test_an_unknown_territory_is_not_found(client: Client, end: str) -> None:
    assert client.get(f"/observatoire/diagnostic/bassin-d-emploi/{end}").status_code == 404


def test_the_page_leads_to_its_files(client: Client) -> None:
    page = client.get(BASIN).content.decode()
    assert reverse("diagnosis_pdf", args=["bassin-d-emploi", "7649"]) in page
    for form in ("ods", "xlsx"):
        assert reverse("diagnosis_sheet", args=["bassin-d-emploi", "7649", form]) in page


def test_an_occupation_has_its_files(client: Client) -> None:
    make.need(make.MASON, 120, None)
    address = reverse("occupation_diagnosis_pdf", args=["FAP-2021", make.MASON])
    assert client.get(address).content.startswith(b"%PDF")
    sheet = reverse("occupation_diagnosis_sheet", args=["FAP-2021", make.MASON, "ods"])
    assert client.get(sheet).content.startswith(b"PK")
