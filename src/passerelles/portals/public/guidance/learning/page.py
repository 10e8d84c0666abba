"""What lacks and what teaches it, in plain French."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from passerelles.apps.catalogue.reads.rows import SessionRow
from passerelles.apps.guidance.reads.map.learning import Lacking, Learning
from passerelles.documents.french import share
from passerelles.domain.guidance.matching.closing import Closing, Origin
from passerelles.portals.public.catalogue.search.when import start_said
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.reference import addresses as reference
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted

_PLACES = 2
_ORIGINS: Mapping[Origin, str] = {
    Origin.BLOCK: "lu dans l’intitulé d’un bloc",
    Origin.TEXT: "lu dans le texte de la formation",
    Origin.CERTIFICATION: "par les métiers de sa certification",
    Origin.OCCUPATION: "par le métier auquel elle prépare",
}


@dataclass(frozen=True, slots=True)
class SkillToLearn:
    """``weight``: « 5 % de ce qui manque ». ``brought``: by trainings, then by blocks."""

    skill: Link
    weight: str
    brought: tuple[tuple[Link, ...], tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class LearningPage:
    title: str
    centre: Link
    journey: str
    held: tuple[str, ...]
    lacking: tuple[SkillToLearn, ...]
    lighter: tuple[str, ...]
    best: tuple[Link, ...]


def learning_page(found: Learning, where: str, today: date) -> LearningPage:
    """``where``: the place as written back, "" for everywhere."""
    to = found.to
    start = f"De «\u00a0{found.origin.label}\u00a0» à " if found.origin else "Apprendre le métier "
    return LearningPage(
        title=f"{start}«\u00a0{to.label}\u00a0»",
        centre=Link(to.label, addresses.occupation(to.code, where)),
        journey=f"{reverse('journey_start')}?cible={to.code}",
        held=found.held,
        lacking=tuple(map(_skill, found.lacking)),
        lighter=found.lighter,
        best=tuple(_training(row, part, today) for row, part in found.best),
    )


def _skill(one: Lacking) -> SkillToLearn:
    edition, _, code = one.skill.partition(":")
    return SkillToLearn(
        skill=Link(one.label, reference.skill(edition, code)),
        weight=_part(one.weight),
        brought=(
            tuple(_bringing(row, link) for row, link in one.trainings),
            tuple(_block(*block) for block in one.blocks),
        ),
    )


def _sure(link: Closing) -> str:
    return f"lien sûr à {share(link.score)}, {_ORIGINS[link.origin]}"


def _bringing(row: SessionRow, link: Closing) -> Link:
    return Link(row.title, _session(row), f"{row.provider_name} · {_sure(link)}")


def _training(row: SessionRow, part: float, today: date) -> Link:
    towns = list(dict.fromkeys(place.label for place in row.places))
    more = f" et {counted(len(towns) - _PLACES, 'autre lieu', 'autres lieux')}"
    where = ", ".join(towns[:_PLACES]) + (more if len(towns) > _PLACES else "")
    starts = start_said(row.start, end=row.end, entry_mode=row.entry_mode, today=today)
    said = (row.provider_name, where or "À distance", starts)
    return Link(row.title, _session(row), " · ".join((_part(part), *said)))


def _session(row: SessionRow) -> str:
    return reverse("session", args=[row.id])


def _part(value: float) -> str:
    return f"{share(value)} de ce qui manque"


def _block(code: str, label: str, link: Closing) -> Link:
    href = f"{reverse('sessions')}?{urlencode({'bloc': code})}"
    return Link(f"Bloc «\u00a0{label}\u00a0»", href, f"{code} · {_sure(link)}")
