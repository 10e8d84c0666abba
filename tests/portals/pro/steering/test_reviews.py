"""The pages of the yearly review, as each of its writers and signers meets them."""

import io

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.account_factories import user
from tests.review_factories import COLLEGES, committee, opened, part_of

from passerelles.apps.accounts.models import User
from passerelles.apps.steering.models import YearlyReview

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> dict[str, User]:
    return committee()


@pytest.fixture
def review(people: dict[str, User]) -> YearlyReview:
    return opened(people)


def as_(client: Client, who: User) -> Client:
    client.force_login(who)
    return client


def to(name: str, *parts: object) -> str:
    return reverse(f"steering_review{name}", args=parts)


def test_a_stranger_logs_in_and_a_provider_is_refused(client: Client, review: YearlyReview) -> None:
    assert client.get(to("s")).status_code == 302
    client.force_login(user("of@exemple.fr"))
    assert client.get(to("s")).status_code == 403
    assert client.get(to("", review.pk)).status_code == 403


def test_who_assembles_opens_a_year_and_the_others_do_not(
    client: Client, people: dict[str, User], review: YearlyReview
) -> None:
    page = as_(client, people["region"]).post(to("_open"), {"year": "2026"}, follow=True)
    assert "Bilan 2026" in page.text

    page = client.post(to("_open"), {"year": "1999"}, follow=True)
    assert "1999 est hors du plan" in page.text

    assert as_(client, people["state"]).post(to("_open"), {"year": "2024"}).status_code == 403
    assert "Ouvrir un bilan" not in client.get(to("s")).text


def test_each_writes_its_part_from_the_page(
    client: Client, people: dict[str, User], review: YearlyReview
) -> None:
    mine = to("_part", review.pk, part_of(review, "state"))
    theirs = to("_part", review.pk, part_of(review, "workers"))
    page = as_(client, people["state"]).get(to("", review.pk)).text
    assert mine in page
    assert theirs not in page
    assert client.get(theirs).status_code == 403

    page = client.post(mine, {"text": "Une année utile.", "revision": "0"}, follow=True).text

    assert "est enregistrée" in page
    assert "Une année utile." in page


def test_the_second_writer_sees_both_texts_and_may_then_save(
    client: Client, people: dict[str, User], review: YearlyReview
) -> None:
    mine = to("_part", review.pk, part_of(review, "state"))
    as_(client, people["state"]).post(mine, {"text": "Le premier.", "revision": "0"})

    page = client.post(mine, {"text": "Le second.", "revision": "0"}).text
    assert "Le premier." in page
    assert "Le second." in page
    assert 'name="revision" value="1"' in page

    client.post(mine, {"text": "Les deux.", "revision": "1"})
    assert review.parts.get(text="Les deux.").revision == 2


def test_four_colleges_sign_what_the_region_froze(
    client: Client, people: dict[str, User], review: YearlyReview
) -> None:
    page = as_(client, people["region"]).post(to("_freeze", review.pk), follow=True).text
    assert "Ce bilan est figé." in page
    for code in COLLEGES:
        as_(client, people[code]).post(to("_sign", review.pk), {"mention": f"Vu {code}"})

    page = client.get(to("s")).text
    assert "signé par les quatre collèges" in page
    page = client.get(to("", review.pk)).text
    assert "Vu employers" in page
    assert "Signer pour mon collège" not in page


def test_superseding_asks_why(
    client: Client, people: dict[str, User], review: YearlyReview
) -> None:
    as_(client, people["region"]).post(to("_freeze", review.pk))

    page = client.post(to("_supersede", review.pk), {"reason": ""}, follow=True).text
    assert "Dites pourquoi" in page

    page = client.post(to("_supersede", review.pk), {"reason": "Un oubli"}, follow=True).text
    assert "Raison : Un oubli" in page


@pytest.mark.parametrize("form", ["pdf", "docx", "ods", "xlsx"])
def test_one_button_a_file(
    client: Client, people: dict[str, User], review: YearlyReview, form: str
) -> None:
    answer = as_(client, people["workers"]).get(to("_file", review.pk, form))

    assert answer.status_code == 200
    assert f'filename="bilan-2025-projet.{form}"' in answer["Content-Disposition"]
    assert answer.content[:2] in (b"%P", b"PK")


def test_the_printed_review_says_where_its_figures_come_from(
    client: Client, people: dict[str, User], review: YearlyReview
) -> None:
    as_(client, people["region"]).post(to("_freeze", review.pk))
    content = client.get(to("_file", review.pk, "pdf")).content
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    said = " ".join(said.split())
    review.refresh_from_db()

    assert "Bilan 2025" in said
    assert "Chomage-2026" in said
    assert "8,5" in said
    assert "n’a pas signé" in said
    assert review.sha256[:16] in said.replace(" ", "")


def test_the_list_costs_the_same_with_many_reviews(
    client: Client,
    people: dict[str, User],
    review: YearlyReview,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    as_(client, people["region"])
    for year in range(2022, 2027):
        client.post(to("_open"), {"year": str(year)})

    with django_assert_max_num_queries(16):
        client.get(to("s"))
