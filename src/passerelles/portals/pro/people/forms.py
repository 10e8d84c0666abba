"""Forms of people and rights, in plain French."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.utils import timezone

from passerelles.apps.accounts.models import (
    Delegation,
    Grant,
    Institution,
    Invitation,
    Membership,
    User,
)


class Day(forms.DateInput):
    """The date picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _offer(form: forms.BaseForm, name: str, rows: QuerySet[User]) -> None:
    """Let a field choose among ``rows``, with words instead of Django's dashes."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name} does not choose among rows")
    field.queryset, field.empty_label = rows, "Choisissez une personne"


class InstitutionForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    why = forms.CharField(label="Pourquoi", required=False, max_length=300)

    class Meta:
        model = Institution
        fields = ("code", "name", "college", "siret", "territory", "closed_on")
        widgets: ClassVar[dict[str, forms.Widget]] = {"closed_on": Day()}
        help_texts: ClassVar[dict[str, str]] = {
            "code": "En minuscules, par exemple « carif_oref ».",
            "siret": "Quatorze chiffres : ProConnect reconnaît l’institution par ce numéro.",
            "territory": "Par exemple « departement:31 » ; vide pour toute la région.",
        }


class GrantForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    why = forms.CharField(label="Pourquoi", required=False, max_length=300)

    class Meta:
        model = Grant
        fields = ("institution", "verb", "subtree", "territory", "owned", "starts_on", "ends_on")
        widgets: ClassVar[dict[str, forms.Widget]] = {"starts_on": Day(), "ends_on": Day()}
        help_texts: ClassVar[dict[str, str]] = {
            "subtree": "« plan », « plan/O1 », « plan/A12 », « indicators », « crefop », "
            "« review », « offer » ou « accounts ».",
            "territory": "Par exemple « departement:31 » ; vide pour toute la région.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["starts_on"] = self.initial.get("starts_on") or timezone.localdate()


class MembershipForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The institution is that of the page."""

    class Meta:
        model = Membership
        fields = ("user", "function", "starts_on", "ends_on")
        labels: ClassVar[dict[str, str]] = {"user": "Personne"}
        widgets: ClassVar[dict[str, forms.Widget]] = {"starts_on": Day(), "ends_on": Day()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "user", User.objects.filter(is_active=True))
        self.initial["starts_on"] = self.initial.get("starts_on") or timezone.localdate()


class InvitationForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = Invitation
        fields = ("email", "institution", "role", "function", "until")
        widgets: ClassVar[dict[str, forms.Widget]] = {"until": Day()}
        help_texts: ClassVar[dict[str, str]] = {
            "until": "Demandé pour une évaluation, facultatif sinon."
        }


class DelegationForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """The principal is whoever fills it in."""

    class Meta:
        model = Delegation
        fields = ("delegate", "starts_on", "ends_on", "signs")
        labels: ClassVar[dict[str, str]] = {
            "delegate": "Je confie mes droits à",
            "signs": "Signature et arbitrage compris",
        }
        widgets: ClassVar[dict[str, forms.Widget]] = {"starts_on": Day(), "ends_on": Day()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = User.objects.filter(is_active=True).exclude(pk=self.instance.principal_id)
        _offer(self, "delegate", others)
        self.initial["starts_on"] = self.initial.get("starts_on") or timezone.localdate()


class AcceptForm(forms.Form):
    """What opens an account from an invitation."""

    name = forms.CharField(label="Votre nom", max_length=150)
    password = forms.CharField(
        label="Mot de passe",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        validators=[validate_password],
        help_text="Huit caractères au moins, qui ne soient pas un mot courant.",
    )
    again = forms.CharField(
        label="Le même mot de passe, encore une fois",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError("Les deux saisies du mot de passe diffèrent.")
        return again
