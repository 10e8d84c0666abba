"""The level reached, what is held of France or of another country, and the French spoken."""

import re
from typing import Any

from django import forms

from passerelles.portals.public.guidance.forms.base import UNSAID, State, StepForm, without_empty
from passerelles.portals.public.guidance.forms.choosing import (
    ChoosingForm,
    certifications_meant,
    words_field,
)
from passerelles.portals.public.guidance.words import FRENCH, LEVELS

_BLOCK = re.compile(r"(?:RNCP|RS)\d{1,6}BC\d{1,3}")
_MOST = 50
_UNKNOWN = 0
_ABROAD = {
    _UNKNOWN: "Oui, je ne sais pas à quoi il correspond",
    1: "Oui, de la fin du collège",
    3: "Oui, d’un métier, comme un CAP",
    4: "Oui, de la fin du lycée, comme le bac",
    5: "Oui, deux ans d’études après le lycée",
    6: "Oui, trois ou quatre ans d’études après le lycée",
    7: "Oui, cinq ans d’études après le lycée",
    8: "Oui, un doctorat",
}


class LevelForm(ChoosingForm, StepForm):
    niveau = forms.TypedChoiceField(
        label="Votre diplôme le plus élevé",
        help_text="Obtenu en France. Celui d’un autre pays se dit plus bas.",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", UNSAID), *((str(level), label) for level, label in LEVELS.items())],
        error_messages={"invalid_choice": "Choisissez un niveau de la liste."},
    )
    diplome = words_field(
        "Un diplôme, un titre ou un certificat que vous avez",
        help_text="Son nom ou son code : « CAP cuisine », « RNCP37780 ». Un à la fois.",
        kind="certification",
    )
    blocs = forms.CharField(
        label="Des blocs de compétences déjà validés",
        help_text="Une partie d’un diplôme : leur code figure sur votre attestation, par exemple "
        "RNCP37780BC01. Séparez-les par une virgule.",
        required=False,
        max_length=1_000,
        error_messages={"max_length": "C’est trop long : gardez les codes, sans les titres."},
    )
    etranger = forms.TypedChoiceField(
        label="J’ai un diplôme d’un autre pays",
        help_text="Il compte : choisissez ce qui s’en approche. Nous vous dirons comment le faire "
        "comparer. Le pays, nous ne le demandons pas.",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Non, ou je préfère ne pas le dire"), *_ABROAD.items()],
        error_messages={"invalid_choice": "Choisissez une réponse de la liste."},
    )
    francais = forms.ChoiceField(
        label="Je parle français",
        help_text="Pour vous indiquer des cours, s’ils vous aident.",
        required=False,
        choices=[*FRENCH.items(), ("", UNSAID)],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choisissez une des réponses, ou passez."},
    )

    @classmethod
    def said(cls, state: State) -> dict[str, Any]:
        abroad = state.get("foreign_diploma")
        return {
            "niveau": state.get("level") or "",
            "blocs": ", ".join(state.get("blocks", [])),
            "etranger": "" if abroad is None else abroad.get("level") or _UNKNOWN,
            "francais": state.get("french", ""),
        }

    def clean_blocs(self) -> list[str]:
        codes = [one for one in re.split(r"[\s,;]+", self.cleaned_data["blocs"].upper()) if one]
        for code in codes:
            if not _BLOCK.fullmatch(code):
                raise forms.ValidationError(
                    f"« {code} » n’est pas le code d’un bloc : il s’écrit comme RNCP37780BC01."
                )
        if len(codes) > _MOST:
            raise forms.ValidationError(f"{_MOST} blocs au plus : gardez les plus récents.")
        return list(dict.fromkeys(codes))

    def clean(self) -> None:
        words = self.cleaned_data.get("diplome", "")
        if words:
            unknown = "nous ne trouvons pas ce diplôme. Essayez son nom complet, ou passez."
            self.choose("diplome", words, certifications_meant(words), unknown=unknown)

    def merged(self) -> dict[str, Any]:
        held = list(self.state.get("certifications", []))
        if self.chosen:
            held = list(dict.fromkeys([*held, self.chosen.key]))
        said = self.cleaned_data
        level = said["etranger"]
        abroad = None if level is None else {"level": level or None}
        return without_empty(
            self.state,
            {
                "level": said["niveau"],
                "certifications": held,
                "blocks": said["blocs"],
                "foreign_diploma": abroad,
                "french": said["francais"],
            },
        )


def without_certification(state: State, key: str) -> dict[str, Any]:
    kept = [one for one in state.get("certifications", []) if one != key]
    return without_empty(state, {"certifications": kept})
