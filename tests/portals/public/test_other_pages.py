"""Skill, certification, territory and source pages."""

from datetime import date

import pytest
from django.test import Client
from tests import factories

from passerelles.apps.harvest.models import RunStatus
from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.reference.reads.values import certification_ref
from passerelles.portals.public.reference.skill_page import STEPS, transversality
from passerelles.portals.public.reference.values import aliveness

pytestmark = pytest.mark.django_db


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("fields", "step"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (14, 4)]
)
def test_the_scale_of_transversality(fields: int, step: int) -> None:
    assert transversality(fields) == step


def test_more_fields_never_lower_the_scale() -> None:
    steps = [transversality(fields) for fields in range(15)]

    assert steps == sorted(steps)
    assert steps[-1] == len(STEPS)


def test_a_skill_says_how_far_it_travels_and_by_which_rule(client: Client) -> None:
    skill = factories.skill("1", label="Souder")
    for code in ("F1602", "H2913"):
        factories.skill_link(factories.occupation(code), skill)

    page = body(client, "/competences/ROME-4.60/1")

    assert "partagée entre quelques domaines : 2 métiers la demandent" in page
    assert "La règle" in page


@pytest.mark.parametrize(
    ("is_active", "text"), [(True, "active"), (False, "inactive"), (None, "état inconnu")]
)
def test_aliveness_is_yes_no_or_unknown(is_active: bool | None, text: str) -> None:
    certification = factories.certification(is_active=is_active)

    assert aliveness(certification_ref(certification)).text == text


def test_a_date_that_has_passed_is_to_be_confirmed(client: Client) -> None:
    said = {"is_active": True, "registered_until": date(2020, 3, 2), "title": "Titre"}
    factories.certification("RNCP1", **said, described_by=factories.source("rncp_titles"))

    page = body(client, "/certifications/RNCP1")

    assert "échéance passée le 2 mars 2020, à confirmer" in page
    assert "son enregistrement finissait le 2 mars 2020" in page


def test_a_certification_shows_both_scales_and_what_replaces_it(client: Client) -> None:
    old = factories.certification(
        "RNCP1", level=5, is_active=False, registered_until=date(2024, 8, 31)
    )
    factories.succession(old, factories.certification("RNCP2", title="Titre neuf"))
    factories.block(old)

    page = body(client, "/certifications/RNCP1")

    assert "Niveau 5 (BTS, DEUST ; ancien niveau III)" in page
    assert "inactive depuis le 31 août 2024" in page
    assert "Remplacée par" in page
    assert "Titre neuf" in page
    assert "RNCP1BC01" in page


def test_an_empty_list_says_which_filter_hides_what(client: Client) -> None:
    factories.certification("RNCP1", level=4, is_active=True)

    page = body(client, "/certifications?niveau=5&etat=active")

    assert "Sans le niveau : 1 certification" in page
    assert 'href="/certifications?etat=active"' in page


def test_a_refused_filter_is_said_and_hides_nothing(client: Client) -> None:
    factories.certification("RNCP1")

    page = body(client, "/certifications?niveau=99")

    assert "« 99 » n’est pas un choix possible" in page
    assert "RNCP1" in page


def test_certifications_of_an_occupation(client: Client) -> None:
    occupation = factories.occupation("F1602", label="Électricien")
    factories.leads_to(factories.certification("RNCP1"), occupation)
    factories.certification("RNCP2", title="Autre chose")

    page = body(client, "/certifications?metier=F1602")

    assert "RNCP1" in page
    assert "Autre chose" not in page
    assert "Électricien" in page


def test_a_commune_shows_its_map_its_zones_and_its_neighbours(client: Client) -> None:
    here = factories.territory("1", name="Ici", population=1200, postcodes=["31000"])
    factories.point(here, 43.6, 1.45, origin="approximated_postcode")
    factories.point(factories.territory("2", name="Là"), 43.6, 1.5)
    factories.outline(here)
    factories.edition("QPV-2015", source=factories.source("qpv"), in_force=False)
    factories.membership(here, factories.territory("QP1", "qpv", "QPV-2015", name="Arènes"))

    page = body(client, "/territoires/commune/1")

    assert "<svg" in page
    assert 'class="map-area"' in page
    assert "coordonnées approchées par le code postal" in page
    assert "1 ancien zonage, non en vigueur" in page
    assert 'Là</a></th><td class="number">environ 4 km' in page


def test_an_outline_of_another_time_says_so(client: Client) -> None:
    here = factories.territory("1")
    factories.outline(here, edition_id="COG-2018")

    page = body(client, "/territoires/commune/1")

    assert "Contours : code officiel géographique 2018, anciens, non en vigueur" in page


def test_a_territory_that_nobody_placed_says_so(client: Client) -> None:
    factories.territory("1")

    assert "ne dit où se trouve ce territoire" in body(client, "/territoires/commune/1")


def test_communes_of_a_zone_are_paged(client: Client) -> None:
    zone = factories.territory("76", "region")
    for number in range(60):
        factories.membership(factories.territory(str(number), name=f"C{number:02d}"), zone)

    assert "Page 1 sur 2" in body(client, "/territoires/region/76")
    assert "C59" in body(client, "/territoires/region/76?page=2")
    assert client.get("/territoires/region/76?page=3").status_code == 404


def test_a_source_shows_its_counts_and_its_quarantine(client: Client) -> None:
    source = factories.source("rome_347", page="https://exemple.fr/")
    run = factories.run(source, read=10, kept=9, refused=1)
    factories.quarantined(run, fragment="D14;Couvreur")
    factories.quarantined(run, rule="rome.total-row", message="Ligne de total.")

    listed = body(client, "/sources")
    page = body(client, "/sources/rome_347?regle=rome.truncated-code")

    assert "https://exemple.fr/" in listed
    assert "10 lus, 9 gardés, 1 écarté<" in page
    assert "Le code « D14 » est tronqué" in page
    assert "D14;Couvreur" in page
    assert "Ligne de total." not in page


def test_the_register_says_demonstration_only_while_some_is_served(client: Client) -> None:
    generated = factories.source("demonstration_skills", is_demonstration=True)
    factories.skill_link(factories.occupation("F1602"), factories.skill(source=generated))
    assert "jeu fictif" in body(client, "/sources")

    factories.skill_link(factories.occupation("F1603"), factories.skill())
    forget()
    assert "jeu fictif" not in body(client, "/sources")


def test_differences_are_told_in_french(client: Client) -> None:
    source = factories.source("rome_347")
    factories.run(source, differences={"reference_occupationskill": {"added": 1, "closed": 2}})

    page = body(client, "/sources/rome_347")

    assert "compétences des métiers : 1 ajoutée, 2 closes" in page


def test_a_failed_run_does_not_hide_the_last_success(client: Client) -> None:
    source = factories.source("rome_347")
    factories.run(source, read=10, kept=10)
    factories.run(
        source,
        status=RunStatus.FAILED,
        started_at=factories.A_MORNING.replace(hour=9),
        message="Le fichier n’est pas un zip.",
    )

    page = body(client, "/sources/rome_347")

    assert "10 lus, 10 gardés" in page
    assert "échoué" in page
    assert "Le fichier n’est pas un zip." in page


def test_an_unknown_rule_is_not_found(client: Client) -> None:
    factories.run(factories.source("rome_347"))

    assert client.get("/sources/rome_347?regle=inventee").status_code == 404


def test_a_source_never_imported_says_what_to_do(client: Client) -> None:
    factories.source("rome_347")

    assert "passerelles data fetch rome_347" in body(client, "/sources/rome_347")


def test_a_site_without_certifications_says_how_to_load_them(client: Client) -> None:
    assert "passerelles data fetch rncp_official" in body(client, "/certifications")


def test_a_field_may_be_written_in_small_letters(client: Client) -> None:
    factories.occupation("F1610")

    assert client.get("/metiers?domaine=f").status_code == 200
