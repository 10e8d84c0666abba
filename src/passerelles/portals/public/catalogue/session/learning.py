"""What one learns in a session and what it leads to."""

from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.catalogue.reads.session_values import (
    AimedOccupation,
    PreparedBlock,
    PreparedCertification,
    SessionSheet,
)
from passerelles.apps.catalogue.reads.vocabulary import word_list
from passerelles.apps.reference.reads.values import OccupationRef
from passerelles.domain.reference.levels import Level, describe
from passerelles.formats.offer.vocabulary import WordList
from passerelles.portals.public.catalogue.session.facts import (
    Fact,
    LongText,
    fact,
    facts_said,
    joined,
    long_texts,
)
from passerelles.portals.public.catalogue.session.words import UNKNOWN
from passerelles.portals.public.reference.values import (
    Badge,
    Link,
    aliveness,
    certification_link,
    level_words,
    occupation_link,
)


@dataclass(frozen=True, slots=True)
class PreparedTitle:
    """A certification prepared, its state today and what replaces it."""

    link: Link
    level: str
    badge: Badge
    successors: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Learning:
    """``titles_note`` says what is known when there is no certification to name.

    ``starts``: « Mon parcours » towards each occupation.
    """

    facts: tuple[Fact, ...]
    texts: tuple[LongText, ...]
    blocks: tuple[str, ...]
    blocks_note: str
    modules: tuple[str, ...]
    titles: tuple[PreparedTitle, ...]
    titles_note: str
    occupations: tuple[Link, ...]
    starts: tuple[Link, ...]
    results: tuple[LongText, ...]


def learning(sheet: SessionSheet) -> Learning:
    training, labels = sheet.training, word_list(WordList.MODULES)
    return Learning(
        facts=_facts(sheet),
        texts=long_texts(("Objectif", training.objective), ("Contenu", training.content)),
        blocks=tuple(map(_block, sheet.blocks)),
        blocks_note=word_list(WordList.BLOCK_VALIDATIONS).get(sheet.blocks_validation, ""),
        modules=tuple(labels.get(module, module) for module in sheet.action.modules),
        titles=tuple(map(_title, sheet.certifications)),
        titles_note=_titles_note(sheet),
        occupations=tuple(map(_occupation, sheet.occupations)),
        starts=tuple(_start(one.occupation) for one in sheet.occupations if one.occupation),
        results=long_texts(("Résultats attendus", training.expected_results)),
    )


def _facts(sheet: SessionSheet) -> tuple[Fact, ...]:
    training = sheet.training
    level = describe(Level(training.exit_level)) if training.exit_level else ""
    received = training.exit_level_received
    told = f"l’organisme écrit « {received} »" if received and not level else ""
    objectives = word_list(WordList.OBJECTIVES)
    return (
        fact("Niveau à la sortie", level, told),
        *facts_said(
            ("But", objectives.get(training.general_objective, "")),
            ("Parcours", word_list(WordList.PATHWAYS).get(training.pathway, "")),
        ),
    )


def _block(block: PreparedBlock) -> str:
    alone = "peut se suivre seul" if block.alone else ""
    return joined((block.code, block.label, alone), " · ")


def _title(prepared: PreparedCertification) -> PreparedTitle:
    ref = prepared.certification
    if ref is None:
        unknown = Badge("inconnue des répertoires chargés", "warm")
        return PreparedTitle(Link(f"Code reçu « {prepared.received} »", ""), "", unknown, ())
    label = ref.title or f"{ref.id} (intitulé inconnu)"
    return PreparedTitle(
        link=Link(label, reverse("certification", args=[ref.id]), ref.id),
        level=level_words(ref.level),
        badge=aliveness(ref),
        successors=tuple(map(certification_link, prepared.successors)),
    )


def _titles_note(sheet: SessionSheet) -> str:
    if sheet.certifications:
        return ""
    if sheet.training.is_certifying is False:
        return "Pas de diplôme ni de titre à la sortie, selon l’organisme."
    if sheet.training.is_certifying:
        return "L’organisme dit que la formation mène à une certification, sans dire laquelle."
    return f"{UNKNOWN.capitalize()}."


def _occupation(aimed: AimedOccupation) -> Link:
    if aimed.occupation is None:
        return Link(f"Code reçu « {aimed.received} »", "", "inconnu des éditions chargées")
    return occupation_link(aimed.occupation)


def _start(aimed: OccupationRef) -> Link:
    return Link(aimed.label, f"{reverse('journey_start')}?cible={aimed.code}")
