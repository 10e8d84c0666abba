"""Blocks and skills that say the same thing with other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.guidance.matching.clauses import clauses, words
from passerelles.domain.guidance.matching.matcher import Leniency, SkillMatcher
from passerelles.domain.guidance.matching.roots import root

LABELS = (
    "Monter un mur en briques, blocs ou pierres",
    "Poser et jointoyer du carrelage",
    "Découper des tôles au plasma ou au laser",
    "Pharmacologie",
    "Faire preuve de patience",
)
WALL, TILES, METAL, DRUGS, PATIENCE = range(5)
KINDS = ("know_how", "know_how", "know_how", "knowledge", "behaviour")


def matcher(**options: object) -> SkillMatcher:
    return SkillMatcher([words(label) for label in LABELS], **options)  # type: ignore[arg-type]  # options of a test


def scores(text: str, **options: object) -> list[float]:
    found: list[float] = matcher(**options).scores([clauses(text)]).toarray()[0].tolist()
    return found


@pytest.mark.parametrize(
    ("action", "verb"),
    [
        ("maconneries", "maconner"),
        ("conduite", "conduire"),
        ("soudage", "souder"),
        ("vinification", "vinifier"),
        ("fabrication", "fabriquer"),
        ("entretien", "entretenir"),
        ("nettoyage", "nettoyer"),
        ("peinture", "peindre"),
        ("gestion", "gerer"),
        ("vente", "vendeuses"),
    ],
)
def test_an_action_and_its_verb_are_one_family(action: str, verb: str) -> None:
    assert root(action) == root(verb)


@pytest.mark.parametrize(
    ("one", "other"),
    [("equipe", "equipement"), ("tableau", "tables"), ("couleur", "couler"), ("cuir", "cuire")],
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_accents_and_case_do_not_matter() -> None:
    assert scores("DECOUPER DES TOLES") == scores("Découper des tôles")


def test_the_noun_of_the_action_is_found() -> None:
    found = scores("Pose de carrelages et de faïences")
    assert max(found) == found[TILES] > 0.5


def test_a_synonym_counts_less_than_the_word() -> None:
    exact, unknown = scores("monter des blocs")[WALL], scores("monter des parpaings")[WALL]
    alike = scores("monter des parpaings", synonyms=[("bloc", "parpaing")])[WALL]
    assert unknown < alike < exact


def test_an_object_said_once_goes_with_each_verb_of_a_list() -> None:
    assert (
        scores("traçage, découpage et pliage des tôles")[METAL] > scores("pliage des tôles")[METAL]
    )


def test_a_behaviour_named_in_passing_is_worth_less() -> None:
    assert scores("patience", kinds=KINDS)[PATIENCE] < scores("patience")[PATIENCE]


def test_links_are_scores_above_the_floor() -> None:
    found = matcher().links([clauses("Pose de carrelage"), clauses("Histoire ancienne"), ()])
    assert found[0, TILES] >= matcher().leniency.floor
    assert found.getnnz(axis=1).tolist() == [1, 0, 0]


def test_nothing_to_read_gives_nothing() -> None:
    assert SkillMatcher([]).scores([clauses("Poser")]).shape == (1, 0)
    assert matcher().links([]).shape == (0, len(LABELS))


@given(st.lists(st.text(alphabet=st.sampled_from("abcdéèœ ,;.-’1"), max_size=40), max_size=5))
def test_any_text_scores_between_0_and_1(texts: list[str]) -> None:
    found = matcher().scores([clauses(text) for text in texts])
    assert found.shape == (len(texts), len(LABELS))
    assert found.nnz == 0 or 0 <= found.data.min() <= found.data.max() <= 1 + 1e-9


@given(st.permutations(["Poser du carrelage", "Conduire une grue", "Servir un client"]))
def test_a_text_is_read_alike_whatever_its_neighbours(texts: list[str]) -> None:
    together = matcher().scores([clauses(text) for text in texts]).toarray()
    assert together.tolist() == [scores(text) for text in texts]


def test_one_ordinary_word_is_no_proof_unless_it_is_all_that_is_said() -> None:
    labels = ("Conduire un entretien", "Préparer un entretien", "Poser des tuiles", "Français")
    matcher = SkillMatcher([words(one) for one in labels], leniency=Leniency(floor=0.3, proof=1.0))
    found = matcher.links([clauses(one) for one in ("Entretien", "Pose de tuiles", "Français")])
    assert [row.indices.tolist() for row in found] == [[], [2], [3]]


def test_words_taken_far_apart_in_a_list_say_less_together() -> None:
    matcher = SkillMatcher([words("Poser des tuiles")])
    others = (
        "caisse ; hygiène ; anglais ; vente ; rayon ; stage ; droit ; calcul ; lecture ; dessin"
    )
    near, far = f"pose de tuiles ; {others}", f"pose ; {others} ; tuiles"
    together, apart = matcher.scores([clauses(near), clauses(far)]).toarray().ravel()
    assert apart < 0.8 < together
