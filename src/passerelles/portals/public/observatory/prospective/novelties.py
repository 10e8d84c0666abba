"""What emerges, narrowed to a field or to a few words, a page at a time."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest

from passerelles.apps.observatory.reads.emerging import Emerging, EmergingOccupation
from passerelles.documents.french import number
from passerelles.domain.reference.search.words import fold
from passerelles.portals.public.reference.words import FIELDS
from passerelles.portals.public.shell.paging import Page, offset, paged

PER_PAGE = 20
_MOST_KNOWLEDGE = 30


class EmergingForm(forms.Form):
    q = forms.CharField(label="Un mot du métier ou du savoir", max_length=80, required=False)
    domaine = forms.ChoiceField(label="Grand domaine", required=False)

    def __init__(self, request: HttpRequest, found: Emerging) -> None:
        super().__init__(request.GET)
        counts = Counter(one.novelty.code[0] for one in found.occupations)
        listed = [(key, f"{FIELDS.get(key, key)} ({counts[key]})") for key in sorted(counts)]
        self.fields["domaine"] = forms.ChoiceField(
            label="Grand domaine",
            choices=[("", "Tous"), *listed],
            required=False,
            error_messages={
                "invalid_choice": "Aucun grand domaine ne porte ce code : choisissez dans la liste."
            },
        )


@dataclass(frozen=True, slots=True)
class EmergingPage:
    """``knowledge``: what the words find, ``more_knowledge`` how many are not shown."""

    summary: str
    occupations: tuple[EmergingOccupation, ...]
    pages: Page
    knowledge: tuple[str, ...]
    more_knowledge: str


def emerging_page(request: HttpRequest, found: Emerging, form: EmergingForm) -> EmergingPage:
    """The page asked for. Raises Http404 beyond the end of the list."""
    said = form.cleaned_data if form.is_valid() else {"q": "", "domaine": ""}
    words = fold(said["q"]).split()
    kept = [
        one
        for one in found.occupations
        if one.novelty.code.startswith(said["domaine"]) and _tells(one, words)
    ]
    pages = paged(request, len(kept), PER_PAGE)
    start = offset(pages.number, PER_PAGE)
    known = [label for label in found.knowledge if words and _holds(label, words)]
    left = len(known) - _MOST_KNOWLEDGE
    return EmergingPage(
        summary=_summary(found),
        occupations=tuple(kept[start : start + PER_PAGE]),
        pages=pages,
        knowledge=tuple(known[:_MOST_KNOWLEDGE]),
        more_knowledge=number(left) if left > 0 else "",
    )


def _tells(one: EmergingOccupation, words: list[str]) -> bool:
    return _holds(f"{one.label} {one.novelty.code} {' '.join(one.examples)}", words)


def _holds(text: str, words: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def _summary(found: Emerging) -> str:
    former, latest = (edition.replace("-", " ") for edition in (found.former, found.latest))
    return (
        f"De {former} à {latest} : {number(found.new_codes)} codes de plus sur "
        f"{number(found.codes)}, la plupart nés de la division d’anciens codes ; "
        f"{number(found.new_names)} appellations nouvelles ; {number(len(found.knowledge))} "
        "savoirs qui n’existaient sous aucun nom. Les savoir-faire ont été réécrits et renumérotés "
        "entre les deux éditions : leur nouveauté ne se mesure pas."
    )
