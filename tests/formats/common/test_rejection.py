"""A refusal keeps what the file said, in a form that a person and a database can read."""

from dataclasses import dataclass

from passerelles.formats.common.rejection import FRAGMENT_LENGTH, Rejection, fragment_of


@dataclass(frozen=True, slots=True)
class Zone:
    path: str
    code: str
    communes: tuple[str, ...]
    population: int | None


def test_a_fragment_is_values_and_no_python() -> None:
    zone = Zone("zones.csv:2", "QP031001", ("31555", "31557"), None)

    assert fragment_of(zone) == "QP031001;31555, 31557;"


def test_a_fragment_is_cut_and_its_null_characters_shown() -> None:
    refused = Rejection("a.csv:1", "a.b", "« \x00 » : retirez-le.", "\x00" + "x" * 5_000)

    assert refused.message == "« ␀ » : retirez-le."
    assert refused.fragment.startswith("␀x")
    assert len(refused.fragment) == FRAGMENT_LENGTH
