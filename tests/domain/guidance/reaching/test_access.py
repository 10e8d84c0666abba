"""What the sentences of a sheet say of the way in; no level is ever invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.guidance.reaching.access import Access, access_of

WAY = "Cet emploi/métier est accessible "
OTHER = "Il est également accessible "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (WAY + "avec un CAP de chapelier.", 3),
        (WAY + "avec un diplôme de niveau CAP/ BEP à Bac+2 (BTS) en chapellerie.", 3),
        (WAY + "avec un diplôme de niveau Bac (professionnel, ...) à Bac+2 (BTS).", 4),
        (WAY + "à partir d'un BTS en feutre.", 5),
        (WAY + "avec un Master (M1, diplôme d'ingénieur) en feutre.", 7),
        (WAY + "avec un diplôme de fin d'études (brevet des collèges).", 2),
        (WAY + "à partir d'un niveau bac+4 en droit.", 6),
        (WAY + "à partir d'un niveau III à I (DUT, école).", 5),
        (WAY + "avec le Diplôme d'Etat de Chapelier.", None),
        (WAY + "avec une pratique de l'escalade.", None),
        ("Un diplôme de niveau Bac peut en faciliter l'accès.", None),
        ("", None),
    ],
)
def test_the_level_is_the_lowest_that_the_way_in_asks(text: str, told: int | None) -> None:
    assert access_of([text]).level_from == told


def test_what_is_asked_of_a_manager_is_not_asked_of_all() -> None:
    told = access_of([WAY + "avec un CAP.", "Un Bac peut être demandé pour encadrer une équipe."])
    assert told.level_from == 3


@pytest.mark.parametrize(
    ("texts", "unqualified", "some"),
    [
        ([WAY + "sans diplôme ni expérience professionnelle."], True, False),
        (
            [WAY + "avec un CAP.", OTHER + "sans diplôme ni expérience professionnelle."],
            True,
            False,
        ),
        ([OTHER + "sans diplôme ni expérience professionnelle pour le poste d'aide."], True, True),
        ([WAY + "avec un CAP."], False, False),
        ([WAY + "sans diplôme particulier."], False, False),
    ],
)
def test_a_door_is_open_when_the_sheet_says_so(
    texts: list[str], unqualified: bool, some: bool
) -> None:
    told = access_of(texts)
    assert (told.unqualified, told.some_jobs) == (unqualified, some)
    assert told.open_to_all is (unqualified and not some)


@pytest.mark.parametrize(
    ("texts", "level", "asked"),
    [
        ([WAY + "avec un BTS.", OTHER + "avec une expérience professionnelle dans le secteur sans "
          "diplôme particulier."], 1, False),
        ([WAY + "avec un BTS.", OTHER + "avec un CAP/BEP complété par une expérience."], 3, False),
        ([WAY + "avec un CAP.", "Il l'est également avec une expérience auprès des enfants."],
         1, False),
        ([WAY + "avec une expérience professionnelle dans la vente sans diplôme particulier."],
         1, True),
        ([WAY + "avec un Master complété par une expérience professionnelle."], None, True),
        ([WAY + "avec un BTS.", OTHER + "avec un CAP complété par une expérience pour les "
          "structures de petite taille."], None, False),
        ([WAY + "avec un CAP en métallurgie ou avec une expérience professionnelle."], 1, False),
    ],
)  # fmt: skip
def test_experience_replaces_a_diploma_or_is_asked_besides(
    texts: list[str], level: int | None, asked: bool
) -> None:
    told = access_of(texts)
    assert (told.level_with_experience, told.experience_asked) == (level, asked)


def test_examinations_and_licences_are_read() -> None:
    caces = "Un Certificat d'Aptitude à la Conduite en Sécurité -CACES- est exigé."
    assert access_of([WAY + "sur concours avec un Bac."]).contest
    assert not access_of([WAY + "sur concours ou avec un Master."]).contest
    assert access_of([caces]).licence
    assert not access_of([caces[:-6] + "peut être exigé."]).licence
    assert access_of(["Les permis D, D1 pour la conduite de véhicules sont exigés."]).licence
    assert not access_of(["Le permis B est requis."]).licence


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_words_are_read_and_words_without_a_turn_of_phrase_say_nothing(
    texts: list[str],
) -> None:
    plain = [text.replace("accessible", "") for text in texts]
    assert access_of(plain).level_from is None
    assert isinstance(access_of(texts), Access)
