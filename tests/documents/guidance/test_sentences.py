"""Every reason has its sentence, in the French that people read."""

import re
from dataclasses import replace

import pytest

from passerelles.documents.guidance.sentences import SENTENCES, level_text, sentence
from passerelles.domain.guidance.reaching.liking import OF_WORK
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Reason

SUBJECTS = {
    ReasonKind.INTERESTS: ("R", "S"),
    ReasonKind.OTHER_INTERESTS: ("C",),
    ReasonKind.EXPOSED: ("no_height",),
    ReasonKind.MAY_EXPOSE: ("no_night",),
    ReasonKind.FRENCH: ("B1", "A2"),
    ReasonKind.OFFERS_AROUND: ("Occitanie", "Sète"),
    ReasonKind.CERTIFIED_NEAR: ("CAP Cuisine", "Cuisinier / Cuisinière"),
}


def said(kind: ReasonKind, value: float | None = 4, **fields: object) -> str:
    subjects = SUBJECTS.get(kind, ("Sète",))
    return sentence(Reason(**{"kind": kind, "subjects": subjects, "value": value} | fields))


def test_every_kind_has_its_sentence() -> None:
    assert set(SENTENCES) == set(ReasonKind)


@pytest.mark.parametrize("kind", ReasonKind)
@pytest.mark.parametrize("value", [1, 4])
def test_a_sentence_is_written_as_french_is(kind: ReasonKind, value: float) -> None:
    text = said(kind, value)
    assert re.match(r"[A-ZÀ-Ý0-9]", text)
    assert text.endswith(".")
    assert "'" not in text
    assert not re.search(r"[^\u00a0\u202f][:;!?»]|«[^\u00a0]", text)
    assert "  " not in text


@pytest.mark.parametrize(
    ("kind", "fields", "text"),
    [
        (
            ReasonKind.SHARED_SKILLS,
            {"value": 0.456, "subjects": ("Accueillir", "Servir")},
            "Vous avez déjà environ 46 % de ce que ce métier demande, par exemple « Accueillir » "
            "et « Servir ».",
        ),
        (
            ReasonKind.FEW_SKILLS,
            {"subjects": ("Souder",)},
            "Il vous manque surtout : « Souder ».",
        ),
        (
            ReasonKind.PROJECTS,
            {"value": 10, "value_high": 25, "vintage": "2024"},
            "De 10 à 25 projets de recrutement dans le bassin d’emploi de Sète (données 2024).",
        ),
        (
            ReasonKind.PROJECTS,
            {"value": 1, "value_high": 1, "subjects": ()},
            "1 projet de recrutement.",
        ),
        (ReasonKind.PROJECTS, {"value": 5}, "Au moins 5 projets de recrutement dans le bassin "
         "d’emploi de Sète."),
        (
            ReasonKind.SEASONAL,
            {"value": 0.62, "vintage": "2024", "subjects": ()},
            "62 % des recrutements sont saisonniers (données 2024).",
        ),
        (
            ReasonKind.OFFERS,
            {"value": 120, "vintage": "2021", "subjects": ("Alès",), "told_of": "Maçonnerie"},
            "Environ 120 offres d’emploi en ligne en un an dans le bassin d’emploi d’Alès (données "
            "2021, pour « Maçonnerie », dont ce métier fait partie).",
        ),
        (
            ReasonKind.OFFERS_AROUND,
            {"value": 900, "vintage": "2021"},
            "Environ 900 offres d’emploi en ligne en un an en Occitanie (données 2021) ; rien "
            "n’est publié pour le bassin de Sète.",
        ),
        (
            ReasonKind.UNQUALIFIED,
            {},
            "Accessible sans diplôme ni expérience professionnelle, d’après la fiche du ROME.",
        ),
        (
            ReasonKind.LEVEL_GAP,
            {"value": 4, "subjects": (), "told_of": "Maçonnerie"},
            "On y entre le plus souvent au niveau 4 (baccalauréat), d’après la fiche « Maçonnerie "
            "», au-dessus du vôtre : une formation sera le plus souvent nécessaire.",
        ),
        (
            ReasonKind.HARD_TO_HIRE,
            {"value": 5, "vintage": "2021"},
            "Les employeurs peinent à recruter dans le bassin d’emploi de Sète : tension 5 sur 5 "
            "(données 2021).",
        ),
    ],
)  # fmt: skip
def test_numbers_and_names_agree(kind: ReasonKind, fields: dict[str, object], text: str) -> None:
    assert said(kind, **fields).replace("\u00a0", " ") == text  # type: ignore[arg-type]  # fields differ by kind


@pytest.mark.parametrize("constraint", OF_WORK)
def test_every_condition_of_work_has_its_words(constraint: str) -> None:
    reason = Reason(kind=ReasonKind.EXPOSED, subjects=(constraint,))
    assert sentence(reason).startswith(
        ("Ce métier comporte d’ordinaire le ", "Ce métier comporte d’ordinaire des horaires ")
    )


def test_no_sentence_tells_a_sex() -> None:
    for kind in ReasonKind:
        assert not re.search(r"\b(monsieur|madame|prêt|seule?|il/elle)\b", said(kind).lower())


def test_a_level_is_named() -> None:
    assert level_text(5) == "5\u00a0(BTS, bac\u00a0+\u00a02)"


def test_a_small_part_is_told_without_a_figure_and_vae_only_to_who_has_practised() -> None:
    shared = Reason(kind=ReasonKind.SHARED_SKILLS, value=0.03, subjects=("Lecture de plan",))
    assert "%" not in sentence(shared)
    gap = Reason(kind=ReasonKind.LEVEL_GAP, value=5)
    assert "VAE" not in sentence(gap)
    assert "VAE" in sentence(replace(gap, subjects=("vae",)))
