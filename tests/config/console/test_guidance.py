"""`passerelles guidance near`: the closest occupations, with their reasons."""

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext

import pytest
from tests import factories as make

from passerelles.apps.reference.reads.generation import forget
from passerelles.config.console import guidance
from passerelles.config.console.french import Refusal

pytestmark = pytest.mark.django_db
Near = Callable[..., str]


@pytest.fixture(autouse=True)
def reference(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(guidance, "opened_application", nullcontext)
    forget()
    waiter, barman, roofer = (
        make.occupation(code, label=label)
        for code, label in (("G1803", "Serveur"), ("G1801", "Barman"), ("F1610", "Couvreur"))
    )
    serve, roof, height = make.skill(label="Servir"), make.skill(), make.skill()
    for one, skill in ((waiter, serve), (barman, serve), (roofer, roof), (roofer, height)):
        make.skill_link(one, skill)
    make.occupation("K1302", label="Aide à domicile")
    make.occupation("M1501", "ROME-3.47", label="Métier d’avant")
    make.mobility(waiter, roofer)
    yield
    forget()


@pytest.fixture
def near(capsys: pytest.CaptureFixture[str]) -> Near:
    def run(*options: str) -> str:
        guidance.guidance.main(["near", *options], standalone_mode=False)
        return capsys.readouterr().out

    return run


def test_the_contract_of_one_occupation(near: Near) -> None:
    found = json.loads(near("g1803", "--edition", "4.60", "--k", "2", "--json"))
    assert [one["code"] for one in found] == ["G1801", "F1610"]
    assert list(found[0]) == ["edition", "code", "label", "score", "reasons"]
    assert found[0]["edition"] == "ROME-4.60"
    assert "métier proche" in found[1]["reasons"][0]
    (alone,) = json.loads(near("G1803", "--without-mobilities", "--json"))
    assert alone["code"] == "G1801"


def test_all_answers_for_every_occupation(near: Near) -> None:
    found = json.loads(near("--all", "--json"))
    assert set(found) == {"G1803", "G1801", "F1610", "K1302"}
    assert [one["code"] for one in found["G1801"]] == ["G1803"]
    assert found["K1302"] == []


def test_the_same_in_plain_french(near: Near) -> None:
    told = near("G1803")
    assert "Proches de G1803 Serveur (ROME-4.60)" in told
    assert "compétence commune" in told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("Z9999",), "Aucun métier ne porte le code « Z9999 »"),
        (("G1804",), "G1803 (Serveur)"),
        (("couvreur",), "F1610 (Couvreur)"),
        (("zzz",), "comme G1803"),
        (("M1501",), "donnez « --edition 3.47 »"),
        (("4.60:Z9999",), "« Z9999 » dans ROME-4.60"),
        (("3.47:G1803", "--edition", "4.60"), "« 3.47:G1803 »"),
        (("G1803", "--edition", "2.0"), "Aucune édition « 2.0 »"),
        (("K1302",), "Données insuffisantes"),
        ((), "Donnez un code"),
        (("G1803", "--all"), "pas les deux"),
    ],
)
def test_what_cannot_be_answered_is_said_kindly(
    near: Near, options: tuple[str, ...], said: str
) -> None:
    with pytest.raises(Refusal, match=said.replace("(", r"\(").replace(")", r"\)")):
        near(*options)
