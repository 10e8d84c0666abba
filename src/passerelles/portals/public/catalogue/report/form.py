"""The form by which a reader signals an error."""

from django import forms

from passerelles.apps.catalogue.actions.report_error import ReportedField, SaidError

LONGEST = 2000


class ReportForm(forms.Form):
    """``website`` is a trap: people do not see it, robots fill it."""

    field = forms.ChoiceField(label="Qu’est-ce qui ne va pas ?", choices=ReportedField.choices)
    message = forms.CharField(
        label="Que devrait-on lire ?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Ce que vous savez, et d’où vous le tenez : un appel, une affiche, un site.",
    )
    email = forms.EmailField(
        label="Votre adresse e-mail (facultatif)",
        required=False,
        help_text="Pour vous répondre, rien d’autre. Sans elle, votre message compte autant.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(label="Ne remplissez pas ce champ", required=False)

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data["website"])

    def said(self, session: str) -> SaidError:
        data = self.cleaned_data
        return SaidError(session, data["field"], data["message"], data["email"])
