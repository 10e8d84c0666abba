"""The vocabulary of the offer, read once a process from ``content/offer``."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from passerelles.formats.offer.vocabulary import (
    FunderEntry,
    ProgrammeEntry,
    PublicEntry,
    WordList,
    read_funders,
    read_programmes,
    read_publics,
    read_word_lists,
)


@cache
def programmes() -> Mapping[str, ProgrammeEntry]:
    """The programmes by slug, in the order to show them."""
    return MappingProxyType({e.slug: e for e in read_programmes(_folder() / "programmes.yaml")})


@cache
def publics() -> Mapping[str, PublicEntry]:
    """The publics by slug, in the order to show them."""
    return MappingProxyType({e.slug: e for e in read_publics(_folder() / "publics.yaml")})


@cache
def public_of_formacode() -> Mapping[str, str]:
    """The slug of the public that each known Formacode (8xxxx) stands for."""
    return MappingProxyType({c: e.slug for e in publics().values() for c in e.formacodes})


@cache
def funders() -> Mapping[str, FunderEntry]:
    """The funders by code of Lhéo, those that people meet most first."""
    return MappingProxyType({e.code: e for e in read_funders(_folder() / "funders.yaml")})


@cache
def word_list(name: WordList) -> Mapping[str, str]:
    """One of the small tables: code to label."""
    return MappingProxyType(read_word_lists(_folder() / "lists.yaml")[name])


def _folder() -> Path:
    return Path(str(files("passerelles.content"))) / "offer"
