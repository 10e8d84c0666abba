"""Forms of the shared space."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from passerelles.apps.steering.actions.space.documents import READERS, DocumentDraft
from passerelles.apps.steering.actions.space.receiving import LARGEST
from passerelles.apps.steering.models import Action, Body, Meeting
from passerelles.apps.steering.reads.space.documents import DocumentFilter
from passerelles.formats.attachments.kinds import ADMITTED
from passerelles.portals.pro.steering.space.presentation import COLLEGES

_UNKNOWN = {"invalid_choice": "« %(value)s » n’est pas un choix de cette liste : choisissez-en un."}
_FILE_HELP = f"{ADMITTED} ; {LARGEST // 1_000_000} Mo au plus, sans mot de passe ni macro."
_FILE_ERRORS = {
    "required": "Choisissez un fichier.",
    "empty": "Ce fichier est vide : choisissez le bon.",
}
_LATEST_MEETINGS = 60


def _actions() -> list[tuple[str, str]]:
    rows = Action.objects.current().order_by("position")
    return [(one.code, f"{one.code}. {one.name}") for one in rows]


def _select(label: str, choices: Iterable[tuple[str, str]], empty: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, choices=[("", empty), *choices], error_messages=_UNKNOWN
    )


class DocumentSearch(forms.Form):
    q = forms.CharField(label="Mots du titre ou du texte", max_length=200, required=False)
    retires = forms.BooleanField(label="Documents retirés", required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        bodies = Body.objects.values_list("code", "name")
        self.fields["instance"] = _select("Instance", bodies, "Toutes")
        self.fields["action"] = _select("Action du plan", _actions(), "Toutes")
        self.order_fields(["q", "instance", "action", "retires"])

    def asked(self) -> DocumentFilter | None:
        """What is asked; None when the form is refused, which then says why."""
        if not self.is_valid():
            return None
        said = self.cleaned_data
        return DocumentFilter(said["q"], said["action"], said["instance"], said["retires"])


class SharingForm(forms.Form):
    """How a document is shared; ``seen`` carries what the person saw when the form was opened."""

    title = forms.CharField(label="Titre", max_length=300)
    readers = forms.MultipleChoiceField(
        label="Collèges qui le lisent",
        choices=[(one, COLLEGES[one]) for one in READERS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Aucun coché : toutes les personnes connectées le lisent.",
        error_messages=_UNKNOWN,
    )
    seen = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actions"] = forms.MultipleChoiceField(
            label="Actions du plan dont il parle",
            choices=_actions(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages=_UNKNOWN,
        )

    @classmethod
    def of(cls, state: dict[str, object]) -> "SharingForm":
        """The form that shows a document as it stands."""
        return cls(initial={**state, "seen": state})

    def draft(self) -> DocumentDraft:
        said = self.cleaned_data
        return DocumentDraft(
            title=said["title"],
            body=said.get("body"),
            meeting=said.get("meeting"),
            actions=said["actions"],
            readers=said["readers"],
        )

    def again(self, state: dict[str, object]) -> "SharingForm":
        """What the person wrote, to be saved over what somebody else saved meanwhile."""
        mine = {name: self.cleaned_data[name] for name in state}
        return SharingForm(initial={**mine, "seen": state})


class FileForm(forms.Form):
    file = forms.FileField(
        label="Fichier",
        max_length=250,
        help_text=_FILE_HELP,
        error_messages={
            **_FILE_ERRORS,
            "max_length": "Le nom du fichier a plus de 250 caractères : raccourcissez-le.",
        },
    )


class NewDocumentForm(FileForm, SharingForm):
    """A file and how it is shared; ``bodies`` are those for which the person may write."""

    def __init__(self, *args: Any, bodies: list[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [one.pk for one in bodies]
        meetings = Meeting.objects.filter(body__in=codes, cancelled_at=None)
        latest = meetings.order_by("-on").values_list("pk", flat=True)[:_LATEST_MEETINGS]
        self.fields["body"] = forms.ModelChoiceField(
            Body.objects.filter(pk__in=codes),
            label="Instance",
            required=False,
            empty_label="Toutes les instances",
        )
        self.fields["meeting"] = forms.ModelChoiceField(
            Meeting.objects.filter(pk__in=list(latest)).select_related("body").order_by("-on"),
            label="Réunion",
            required=False,
            empty_label="Aucune en particulier",
            help_text="Une réunion dit aussi son instance.",
        )


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label="Pourquoi le retirer",
        max_length=500,
        error_messages={"required": "Dites pourquoi ce document est retiré."},
    )
