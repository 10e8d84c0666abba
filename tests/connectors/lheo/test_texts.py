"""Texts in plain paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.connectors.lheo.texts import line, paragraphs


@pytest.mark.parametrize("said", ["-", " — ", "N/A", "xxx", "Non renseigné", "<p>-</p>", "&nbsp;"])
def test_a_placeholder_says_nothing(said: str) -> None:
    assert paragraphs(said) == ""


@pytest.mark.parametrize(
    ("received", "plain"),
    [
        ("<p>Un.</p><p>Deux.</p>", "Un.\n\nDeux."),
        ("A<br/>B", "A\nB"),
        ("<ul><li>A</li><li>B</li></ul>", "- A\n- B"),
        ("<b>Les objectifs :</b><br /><p>Ce BTS</p>", "Les objectifs :\n\nCe BTS"),
        ("R&amp;D, caf&eacute;", "R&D, café"),
        ("&lt;p&gt;Deux fois&lt;/p&gt;", "Deux fois"),
        ("<style>p {}</style>Texte", "Texte"),
        ("a < b et b > c", "a < b et b > c"),
        ("moins de <20 ans>", "moins de <20 ans>"),
        ("Ligne 1\r\n\r\n\r\nLigne 2  fin", "Ligne 1\n\nLigne 2 fin"),
    ],
)
def test_markup_becomes_paragraphs(received: str, plain: str) -> None:
    assert paragraphs(received) == plain


def test_one_line_has_no_line_end() -> None:
    assert line(" <p>CAP</p>\n<p>Cuisine</p> ") == "CAP Cuisine"


markup = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<br>",
            "<li>",
            "&amp;",
            "&lt;",
            "&nbsp;",
            "p",
            ">",
            "<",
            " ",
            "\n",
            "é",
            "-",
        ]
    ),
    max_size=30,
).map("".join)


@given(markup | st.text())
def test_doing_it_twice_changes_nothing(received: str) -> None:
    once = paragraphs(received)

    assert paragraphs(once) == once
    assert line(once) == line(received)
