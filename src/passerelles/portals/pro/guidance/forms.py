"""Forms of the desk of advisers."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from passerelles.apps.guidance.actions.advised import AdvisingRefused, refuse_identity
from passerelles.apps.guidance.actions.saved import open_state
from passerelles.apps.guidance.reads.profiles import understand
from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.guidance.profile import without_sex
from passerelles.formats.guidance.profile_file import LARGEST, parse_profile

_TOKEN = re.compile(r"[A-Za-z0-9_=-]{40,}")
_IDENTITY = "Ni nom de famille, ni numéro d’identité."
_NEITHER = "Collez le lien de la personne, ou choisissez un fichier de profil."
_CLOSED = "Ce lien n’ouvre rien : il est incomplet, effacé, ou a plus de trente jours."


class FollowForm(forms.Form):
    """A label, and where the answers come from: the link that the person sent, or a file."""

    label = forms.CharField(
        label="Repère",
        max_length=80,
        help_text=f"Des initiales, un prénom, un numéro à vous. {_IDENTITY}",
        error_messages={"required": "Donnez un repère, par exemple des initiales."},
    )
    link = forms.CharField(
        label="Lien que la personne vous a envoyé",
        max_length=500,
        required=False,
        help_text="Celui de la page « Mon parcours ». Ses réponses sont copiées ici.",
    )
    file = forms.FileField(
        label="Ou un fichier de profil (YAML ou JSON)",
        required=False,
        help_text="Celui de « passerelles guidance run » ; 200 Ko au plus.",
    )

    def clean_label(self) -> str:
        label = str(self.cleaned_data["label"])
        try:
            refuse_identity(label)
        except AdvisingRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return label

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            said["state"] = self._state(said)
        return said

    def _state(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        if said.get("link"):
            state = _opened(said["link"])
        elif said.get("file"):
            state = _read(said["file"])
        else:
            raise forms.ValidationError(_NEITHER)
        understood = understand(state, today=timezone.localdate())
        faults = [str(one) for one in understood.findings if one.severity == "error"]
        if faults:
            raise forms.ValidationError(faults)
        return state


class NotesForm(forms.Form):
    notes = forms.CharField(
        label="Mes notes",
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"Vous seul les lisez ; elles ne se transmettent pas. {_IDENTITY}",
        error_messages={
            "max_length": "Les notes ont 5 000 caractères au plus : raccourcissez-les."
        },
    )


class HandForm(forms.Form):
    email = forms.EmailField(
        label="Adresse e-mail du collègue",
        error_messages={
            "required": "Donnez l’adresse de votre collègue.",
            "invalid": "Cette adresse n’est pas complète : vérifiez-la.",
        },
    )
    erase_mine = forms.BooleanField(label="Effacer ensuite mon exemplaire", required=False)


def focus_on_error(form: forms.Form) -> None:
    """The first field to correct takes the focus when its page shows."""
    wrong = next((name for name in form.fields if name in form.errors), None)
    if wrong is not None:
        form.fields[wrong].widget.attrs["autofocus"] = True


def _opened(link: str) -> Mapping[str, Any]:
    """The state behind an address or a bare token."""
    found = _TOKEN.findall(link)
    state = open_state(found[0], now=timezone.now()) if found else None
    if state is None:
        raise forms.ValidationError(_CLOSED)
    return state


def _read(file: "UploadedFile[bytes]") -> Mapping[str, Any]:
    try:
        document = parse_profile(file.read(LARGEST + 1), name=str(file.name))
    except UnreadableFile as error:
        raise forms.ValidationError(str(error).splitlines()) from error
    return without_sex(document.value)
