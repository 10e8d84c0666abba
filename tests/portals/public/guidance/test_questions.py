"""The pages of questions: nothing is compulsory, bad answers get a kind sentence at their field."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests import factories

from passerelles.apps.guidance.actions.saved import open_state, save
from passerelles.apps.guidance.models import SavedState

pytestmark = pytest.mark.django_db
WAITER, BARMAN, COOK = (f"ROME-4.60:{code}" for code in ("G1803", "G1801", "G1602"))
SERVE = "ROME-4.60:serve"


@pytest.fixture(autouse=True)
def _reference() -> None:
    waiter = factories.occupation("G1803", label="Serveur / Serveuse en restauration")
    factories.appellation(waiter, "Serveur / Serveuse de bar")
    barman = factories.occupation("G1801", label="Barman / Barmaid")
    factories.appellation(barman, "Serveur / Serveuse de comptoir")
    factories.occupation("G1602", label="Cuisinier / Cuisinière")
    serve = factories.skill("serve", label="Servir des plats à table")
    factories.skill("cook", label="Préparer des plats simples")
    factories.skill_link(waiter, serve, is_core=True)
    for code, name, people in (("34301", "Sète", 44_000), ("34032", "Béziers", 78_000)):
        factories.territory(code, name=name, population=people)
    for code in ("65000", "09000"):
        factories.territory(code, name="Saint-Martin", population=500)


def begun(state: dict[str, Any] | None = None) -> str:
    return save(state or {}, now=timezone.now())


def kept(token: str) -> dict[str, Any]:
    state = open_state(token, now=timezone.now())
    assert state is not None
    return state


def answer(client: Client, token: str, slug: str, **said: Any) -> HttpResponse:
    return client.post(f"/mon-parcours/{token}/questions/{slug}", said)


@pytest.mark.parametrize(
    ("entrance", "slug"),
    [("metiers", "metiers"), ("competences", "competences"), ("gouts", "gouts"), ("?", "metiers")],
)
def test_an_entrance_opens_its_page_and_keeps_nothing_identifying(
    client: Client, entrance: str, slug: str
) -> None:
    response = client.post("/mon-parcours", {"entree": entrance})

    assert response.status_code == 302
    assert response.headers["Location"].endswith(f"/questions/{slug}")
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert client.get(response.headers["Location"]).status_code == 200


def test_one_may_come_from_an_occupation(client: Client) -> None:
    assert "Comment devenir Cuisinier" in client.get("/mon-parcours?cible=G1602").content.decode()
    response = client.post("/mon-parcours", {"entree": "metiers", "cible": "g1602"})
    token = response.headers["Location"].split("/")[2]
    assert kept(token) == {"target": COOK}


def test_an_unknown_target_is_left_out(client: Client) -> None:
    response = client.post("/mon-parcours", {"cible": "Z9999"})
    assert kept(response.headers["Location"].split("/")[2]) == {}


@pytest.mark.parametrize("page", ["", "/questions/metiers", "/metiers-possibles", "/effacer"])
def test_pages_are_neither_kept_nor_told(client: Client, page: str) -> None:
    response = client.get(f"/mon-parcours/{begun()}{page}")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


@pytest.mark.parametrize("page", ["", "/questions/metiers", "/metiers-possibles", "/effacer"])
def test_an_altered_link_gets_a_kind_page_and_a_fresh_start(client: Client, page: str) -> None:
    token = begun({"car": True})
    altered = ("A" if token[0] != "A" else "B") + token[1:]

    response = client.get(f"/mon-parcours/{altered}{page}")

    assert response.status_code == 404
    assert "Commencer un nouveau parcours" in response.content.decode()


def test_a_form_needs_no_cookie_because_its_address_is_the_secret() -> None:
    strict = Client(enforce_csrf_checks=True)
    token = begun()
    address = f"/mon-parcours/{token}/questions/diplomes"
    assert strict.post(address, {"niveau": "4"}, HTTP_ORIGIN="null").status_code == 302
    assert kept(token) == {"level": 4}


def test_words_that_say_several_occupations_are_asked_back(client: Client) -> None:
    token = begun()
    asked = answer(client, token, "metiers", metier="serveuse", annees="4", jusqu="2025")
    assert asked.status_code == 200
    assert "Lequel s’en approche le plus" in asked.content.decode()
    assert 'candidates" tabindex="-1" autofocus' in asked.content.decode()
    assert 'value="4"' in asked.content.decode()
    assert kept(token) == {}

    answer(client, token, "metiers", metier="serveuse", annees="4", jusqu="2025", choix=WAITER)
    assert kept(token)["occupations"] == [{"code": WAITER, "years": 4, "until": 2025}]


def test_a_name_that_several_communes_bear_is_asked_back(client: Client) -> None:
    token = begun()
    asked = answer(client, token, "trajet", lieu="Saint-Martin")
    assert "De quelle commune s’agit-il" in asked.content.decode()
    answer(client, token, "trajet", lieu="Saint-Martin", choix="09000")
    assert kept(token)["place"] == {"commune": "09000"}


def test_an_occupation_is_taken_away(client: Client) -> None:
    token = begun({"occupations": [{"code": WAITER}, {"code": BARMAN}]})
    assert "Barman / Barmaid" in answer_page(client, token, "metiers")
    answer(client, token, "metiers", retirer=WAITER)
    assert kept(token) == {"occupations": [{"code": BARMAN}]}


def answer_page(client: Client, token: str, slug: str) -> str:
    return client.get(f"/mon-parcours/{token}/questions/{slug}").content.decode()


def test_nothing_said_is_kept_as_nothing(client: Client) -> None:
    token = begun()
    for slug in ("metiers", "competences", "gouts", "trajet", "disponibilite", "situation"):
        assert answer(client, token, slug).status_code == 302
    assert kept(token) == {}


REFUSED: dict[str, list[tuple[dict[str, Any], str]]] = {
    "metiers": [
        ({"metier": "zzzzzzzz"}, "aucun métier ne porte ce nom"),
        ({"metier": "x" * 400}, "150 caractères au plus"),
        ({"annees": "4"}, "de quel métier il s’agit"),
        ({"metier": "cuisinier", "annees": "400"}, "entre 0 et 60"),
        ({"metier": "cuisinier", "annees": "dix"}, "en chiffres"),
        ({"metier": "cuisinier", "jusqu": "2199"}, "Écrivez une année entre"),
        ({"jusqu": "2020"}, "de quel métier il s’agit"),
    ],
    "trajet": [
        ({"lieu": "Genève"}, "commune française"),
        ({"minutes": "7"}, "Choisissez une durée"),
    ],
    "disponibilite": [
        ({"disponible": "2027-02-30"}, "Cette date n’existe pas"),
        ({"disponible": "2099-01-01"}, "plus de trois ans"),
        ({"besoins": ["voler"]}, "n’est pas dans la liste"),
    ],
    "diplomes": [
        ({"niveau": "12"}, "Choisissez un niveau"),
        ({"diplome": "zzzzzzzz"}, "nous ne trouvons pas ce diplôme"),
        ({"blocs": "BC01"}, "n’est pas le code d’un bloc"),
        ({"blocs": "RNCP37780BC01, " * 80}, "gardez les codes"),
        ({"blocs": " ".join(f"RS{n}BC1" for n in range(60))}, "50 blocs au plus"),
        ({"etranger": "9"}, "Choisissez une réponse"),
        ({"francais": "d1"}, "Choisissez une des réponses"),
    ],
    "situation": [
        ({"age": "12"}, "Plus jeune, parlez-en"),
        ({"age": "120"}, "de 15 à 99 ans"),
        ({"enfants": "quatre"}, "Écrivez les âges en chiffres"),
        ({"enfants": "99"}, "de 0 à 30 ans"),
        ({"seul": "oui", "couple": "oui"}, "l’un exclut l’autre"),
        ({"seul": "oui", "enfants": "aucun"}, "l’âge de l’enfant"),
        ({"allocation": "oui", "inscrit": "non"}, "corrigez l’une des deux"),
        ({"allocation": "non", "montant": "900"}, "effacez le montant"),
        ({"allocation": "oui", "fin_allocation": "2020-01-01"}, "est passée"),
        ({"mois_12": "9", "mois_24": "3"}, "moins que les 9 mois"),
        ({"mois_12": "13"}, "entre 0 et 12"),
        ({"inscrit": "peut-être"}, "Répondez par oui, par non"),
        ({"en_emploi": "non", "employeur": "public"}, "corrigez l’une des deux"),
        ({"employeur": "armée"}, "Choisissez une réponse"),
        ({"enfants": "4, " * 60}, "Les âges suffisent"),
        ({"salaire": "beaucoup"}, "en chiffres"),
    ],
    "gouts": [
        ({"attire": ["G"], "ecarte": ["G"]}, "coché dans les deux listes"),
        ({"attire": ["Z"]}, "n’est pas dans la liste"),
    ],
    "competences": [
        ({"competences": ["nulle-part:1"]}, "n’existe plus"),
        ({"competences": [f"c{n}" for n in range(300)]}, "gardez les 100"),
        ({"mots": "x" * 400}, "150 caractères au plus"),
    ],
    "metier-vise": [
        ({"metier": "zzzzzzzz"}, "aucun métier ne porte ce nom"),
    ],
}


@pytest.mark.parametrize("slug", REFUSED)
def test_what_cannot_be_read_gets_a_sentence_and_changes_nothing(client: Client, slug: str) -> None:
    token = begun({"car": False})

    for said, sentence in REFUSED[slug]:
        response = answer(client, token, slug, **said)
        assert response.status_code == 400
        assert sentence in response.content.decode()
        assert response.content.decode().count(" autofocus") == 1

    assert kept(token) == {"car": False}


def test_years_of_work_and_age_must_agree_on_either_page(client: Client) -> None:
    young = begun({"person": {"age": 20}})
    said = answer(client, young, "metiers", metier="Cuisinier / Cuisinière", annees="15")
    assert "c’est trop à 20 ans" in said.content.decode()

    long = begun({"occupations": [{"code": COOK, "years": 15, "until": None}]})
    assert "depuis 15 ans" in answer(client, long, "situation", age="20").content.decode()

    said = answer(client, young, "metiers", metier="Cuisinier / Cuisinière", jusqu="2005")
    assert "on ne travaillait pas" in said.content.decode()
    old = begun({"occupations": [{"code": COOK, "years": 3, "until": 2005}]})
    assert "jusqu’en 2005" in answer(client, old, "situation", age="20").content.decode()


def test_what_is_said_reads_back_in_its_page_and_in_the_summary(client: Client) -> None:
    token = begun()
    soon = timezone.localdate() + timedelta(days=40)
    answer(client, token, "trajet", lieu="sete", minutes="45", voiture="non")
    answer(client, token, "competences", competences=[SERVE])
    answer(client, token, "disponibilite", disponible=soon.isoformat(), refus=["no_night"])
    answer(client, token, "situation", age="34", enfants="aucun", seul="non", rqth="oui")

    state = kept(token)
    assert state["place"] == {"commune": "34301"}
    assert state["person"] == {
        **{"commune": "34301", "age": 34, "children_ages": []},
        **{"lone_parent": False, "disabled_worker": True},
    }
    assert date.fromisoformat(state["available_from"]) == soon
    assert 'value="Sète (34)"' in answer_page(client, token, "trajet")
    assert 'value="aucun"' in answer_page(client, token, "situation")
    page = client.get(f"/mon-parcours/{token}").content.decode()
    for told in ("J’habite Sète (34)", "Je n’ai pas de voiture", "Servir des plats", "la nuit"):
        assert told in page


def test_french_a_diploma_from_abroad_and_the_employer_read_back(client: Client) -> None:
    token = begun()
    answer(client, token, "diplomes", etranger="0", francais="a2")
    assert kept(token) == {"foreign_diploma": {"level": None}, "french": "a2"}
    assert '<option value="0" selected>' in answer_page(client, token, "diplomes")
    answer(client, token, "diplomes", etranger="6", francais="a2")
    answer(client, token, "situation", employeur="public_hospital")
    assert kept(token)["foreign_diploma"] == {"level": 6}
    assert kept(token)["employer"] == "public_hospital"
    page = client.get(f"/mon-parcours/{token}").content.decode()
    for told in ("un peu, pour des choses simples", "à faire comparer", "un hôpital public"):
        assert told in page
    answer(client, token, "diplomes")
    answer(client, token, "situation")
    assert kept(token) == {}


def test_what_is_typed_is_kept_when_one_leaves_for_the_summary(client: Client) -> None:
    token = begun()
    left = answer(client, token, "trajet", voiture="non", minutes="45", retour="1")
    assert left.headers["Location"] == f"/mon-parcours/{token}"
    assert kept(token) == {"car": False, "max_minutes": 45}


def test_the_summary_tells_every_fact_that_was_said(client: Client) -> None:
    person = {"on_are": True, "are_amount": 980, "are_end": "2027-03-31", "children_ages": []}
    token = begun({"person": {**person, "months_worked_12": 7, "former_wage": 1900}})
    page = client.get(f"/mon-parcours/{token}").content.decode()
    for told in (
        "980",
        "31 mars 2027",
        "0 enfant à charge",
        "7 mois travaillés sur 12",
        "1\u202f900",
    ):
        assert told in page


def test_a_date_gone_by_means_now(client: Client) -> None:
    token = begun({"available_from": "2026-01-01"})
    answer(client, token, "disponibilite", disponible="2026-01-01")
    assert kept(token) == {}


def test_a_target_is_no_longer_refused(client: Client) -> None:
    token = begun({"refused": [COOK]})
    answer(client, token, "metier-vise", metier="Cuisinier / Cuisinière")
    assert kept(token) == {"target": COOK}


def test_erasing_asks_first_then_leaves_nothing(client: Client) -> None:
    token = begun({"car": True})
    assert SavedState.objects.count() == 1
    assert "tout effacer" in client.get(f"/mon-parcours/{token}/effacer").content.decode()

    response = client.post(f"/mon-parcours/{token}/effacer", follow=True)

    assert "C’est effacé" in response.content.decode()
    assert not SavedState.objects.exists()


@pytest.mark.parametrize("skills", [2, 40])
def test_pages_of_questions_keep_to_their_budget(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, skills: int
) -> None:
    waiter = factories.Occupation.objects.get(id=WAITER)
    keys = [factories.skill_link(waiter, factories.skill()).skill_id for _ in range(skills)]
    token = begun({"occupations": [{"code": WAITER}], "skills": keys})
    client.get(f"/mon-parcours/{token}/questions/competences")  # the graph is built once

    for slug in ("metiers", "competences", "situation"):
        with django_assert_max_num_queries(6):
            client.get(f"/mon-parcours/{token}/questions/{slug}")


def test_a_pathway_may_be_tried_from_elsewhere_before_it_is_kept(client: Client) -> None:
    token = begun({"occupations": [{"code": WAITER}], "place": {"commune": "34301"}})
    ways = f"/mon-parcours/{token}/vers/{BARMAN}"

    tried = client.get(ways, {"ailleurs": "Béziers"}).content.decode()
    assert "en habitant à Béziers (34)" in tried
    assert kept(token)["place"] == {"commune": "34301"}
    assert "commune française" in client.get(ways, {"ailleurs": "Genève"}).content.decode()

    client.post(f"{ways}/garder", {"et-si": "commune:34032"})
    assert kept(token)["place"] == {"commune": "34032"}
    assert kept(token)["target"] == BARMAN


def test_an_occupation_refused_does_not_come_back_until_it_is_taken_back(client: Client) -> None:
    barman = factories.Occupation.objects.get(id=BARMAN)
    factories.skill_link(barman, factories.skill("shake"))
    factories.skill_link(barman, factories.Skill.objects.get(id=SERVE), is_core=True)
    factories.skill_link(factories.occupation("K1304"), factories.Skill.objects.get(id=SERVE))
    token = begun({"occupations": [{"code": WAITER}]})
    results, refuse = f"/mon-parcours/{token}/metiers-possibles", f"/mon-parcours/{token}/refuser"
    assert '<a href="/metiers/G1801">' in client.get(results).content.decode()

    page = client.get(results).content.decode()
    assert "/carte-des-metiers/apprendre?vers=G1801" in page
    assert "ouvrent le plus de portes" in page

    refused = client.post(refuse, {"metier": BARMAN, "rang": "3", "plus": "1"})
    assert refused.headers["Location"] == f"{results}?plus=1#metier-3"
    assert '<a href="/metiers/G1801">' not in client.get(results).content.decode()

    back = client.post(refuse, {"metier": BARMAN, "remettre": "1", "rang": "x"})
    assert back.headers["Location"] == results
    assert '<a href="/metiers/G1801">' in client.get(results).content.decode()


def test_refusing_what_does_not_exist_changes_nothing(client: Client) -> None:
    token = begun({"car": True})
    client.post(f"/mon-parcours/{token}/refuser", {"metier": "n’importe quoi"})
    assert kept(token) == {"car": True}


def test_an_unknown_occupation_or_sheet_is_a_page_that_does_not_exist(client: Client) -> None:
    token = begun()
    for address in ("vers/ROME-4.60:Z9999", f"vers/{COOK}/fiche/9", "questions/rien"):
        assert client.get(f"/mon-parcours/{token}/{address}").status_code == 404


ALONE: tuple[dict[str, Any], ...] = (
    {"occupations": [{"code": WAITER}]},
    {"skills": [SERVE]},
    {"interests": {"S": 1}},
    {"sectors": ["G"]},
    {"target": COOK},
)


def test_one_answer_is_enough_whichever_it_is(client: Client) -> None:
    barman = factories.Occupation.objects.get(id=BARMAN)
    factories.skill_link(barman, factories.Skill.objects.get(id=SERVE), is_core=True)
    for state in ALONE:
        page = client.get(f"/mon-parcours/{begun(state)}/metiers-possibles").content.decode()
        assert "Il nous manque une réponse" not in page


@pytest.mark.parametrize("state", [{}, {"french": "a1", "level": 3, "car": False}])
def test_nothing_said_of_oneself_serves_nothing_personal(
    client: Client, state: dict[str, Any]
) -> None:
    page = client.get(f"/mon-parcours/{begun(state)}/metiers-possibles").content.decode()
    assert "Il nous manque une réponse" in page
    assert "/questions/competences" in page


def test_the_questionnaire_of_tastes_comes_back_as_it_was_answered(client: Client) -> None:
    token = begun()
    answer(client, token, "gouts", gout_s1="2", gout_r1="0")
    page = client.get(f"/mon-parcours/{token}/questions/gouts").content.decode()

    assert kept(token)["tastes"] == {"r1": 0, "s1": 2}
    assert page.count("checked") == 24  # one answer a statement, « I don’t know » among them
    assert 'name="gout_s1" value="2" id="id_gout_s1_0" checked' in " ".join(page.split())

    answer(client, token, "gouts", gout_s1="", gout_r1="")
    assert "interests" not in kept(token)
