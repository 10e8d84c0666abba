"""The skills that a person ticks: those of her occupations, and those she looks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.formats.guidance.profile import MOST_SKILLS
from passerelles.portals.public.guidance.forms.base import State, StepForm, without_empty

_OF_AN_OCCUPATION = 20
_FOUND = 12


@dataclass(frozen=True, slots=True)
class Box:
    key: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """Skills to tick under one title, each shown once in the page."""

    title: str
    boxes: tuple[Box, ...]


class SkillsForm(StepForm):
    """Ticks are free: each must only exist, and they are a hundred at most."""

    mots = forms.CharField(
        label="Chercher une autre compétence",
        help_text="Par exemple : soudure, accueil, comptabilité, conduite d’engins.",
        required=False,
        max_length=150,
        error_messages={
            "max_length": "Écrivez 150 caractères au plus : un ou deux mots suffisent."
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, data: QueryDict | None = None, *, state: State, looked_for: str = ""
    ) -> None:
        super().__init__(data, state=state)
        self.graph = occupation_graph()
        self.looked_for = looked_for
        self.ticked: list[str] = (
            list(state.get("skills", [])) if data is None else data.getlist("competences")
        )

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        return {}

    def clean(self) -> None:
        if len(self.ticked) > MOST_SKILLS:
            raise forms.ValidationError(
                f"Vous avez coché {len(self.ticked)} compétences : gardez les {MOST_SKILLS} que "
                "vous pratiquez le plus."
            )
        if any(key not in self.graph.skill_number for key in self.ticked):
            raise forms.ValidationError(
                "Une des compétences cochées n’existe plus dans le référentiel : vérifiez la liste."
            )

    def merged(self) -> dict[str, Any]:
        return without_empty(self.state, {"skills": list(dict.fromkeys(self.ticked))})

    def groups(self) -> tuple[BoxGroup, ...]:
        """What can be ticked: found, of each occupation held, then the ticks left over."""
        wanted = [(self._found_title(), self._found()), *self._of_occupations()]
        wanted.append(("Déjà cochées", [k for k in self.ticked if k in self.graph.skill_number]))
        return self._once_each(wanted)

    def _found_title(self) -> str:
        return f"Pour « {self.looked_for} »"

    def _found(self) -> list[str]:
        if not self.looked_for:
            return []
        matches = search(self.looked_for, SearchKind.SKILL, limit=_FOUND)
        return [f"{match.edition}:{match.code}" for match in matches]

    def _of_occupations(self) -> list[tuple[str, list[str]]]:
        held = [one["code"] for one in self.state.get("occupations", [])]
        rows = [self.graph.number[key] for key in held if key in self.graph.number]
        return [(self.graph.labels[row], _skills_of(self.graph, row)) for row in rows]

    def _once_each(self, wanted: Sequence[tuple[str, list[str]]]) -> tuple[BoxGroup, ...]:
        seen: set[str] = set()
        groups = []
        for title, keys in wanted:
            fresh = [k for k in keys if k in self.graph.skill_number and k not in seen]
            seen.update(fresh)
            if fresh:
                groups.append(BoxGroup(title, tuple(map(self._box, fresh))))
        return tuple(groups)

    def _box(self, key: str) -> Box:
        label = self.graph.skill_labels[self.graph.skill_number[key]]
        return Box(key, label, key in self.ticked)


def _skills_of(graph: OccupationGraph, row: int) -> list[str]:
    return [graph.skill_keys[number] for number in graph.skills_of(row)[:_OF_AN_OCCUPATION]]
