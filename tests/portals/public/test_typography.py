"""No-break spaces where pages are read, nowhere else."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from passerelles.portals.public.shell.typography import tied

FIXED = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Où ? « Ici » : oui ; non !</p>", "<p>Où_? «_Ici_»_: oui_; non_!</p>"),
        ("<p>50 % de 12 €</p>", "<p>50_% de 12_€</p>"),
        ("<p>au 04 65 71 09 68, le 22 mars 2027</p>", "<p>au 04_65_71_09_68, le 22 mars 2027</p>"),
        ("fin, sans rien après ?", "fin, sans rien après_?"),
        ('<b title="d&#x27;eau">d&#x27;eau</b>', '<b title="d&#x27;eau">d’eau</b>'),
        ("<p>Serveur / Serveuse · 4 ans</p>", "<p>Serveur_/ Serveuse_· 4 ans</p>"),
        (
            '<a title="Où ?" href="#"> « <b>Là</b> »</a>',
            '<a title="Où ?" href="#"> «_<b>Là</b>_»</a>',
        ),
    ],
)
def test_french_spaces_do_not_break(written: str, read: str) -> None:
    assert tied(written) == read.replace("_", FIXED)


@pytest.mark.parametrize(
    "kept",
    [
        "<textarea>Mes notes : rien</textarea>",
        "<script>a ? b : c</script>",
        "<style>a :hover {}</style>",
        "<pre>if a : b</pre>",
        "<code>a : b</code>",
    ],
)
def test_what_is_typed_or_run_is_kept(kept: str) -> None:
    assert tied(f"<p>Où ?</p>{kept}<p>Là !</p>") == f"<p>Où{FIXED}?</p>{kept}<p>Là{FIXED}!</p>"


@pytest.mark.django_db
def test_every_page_goes_through_it_and_no_answer_of_the_api(
    client: Client, settings: Settings
) -> None:
    through = "passerelles.portals.public.shell.typography.FrenchTypography"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, through]

    page = client.get("/mon-parcours")
    answer = client.post("/api/v1/guidance", {"place": 3}, content_type="application/json")

    assert f"Par où voulez-vous commencer{FIXED}?" in page.text
    assert answer.status_code in {400, 422}
    assert FIXED not in answer.text
