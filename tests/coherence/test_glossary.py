"""One concept, one word: every model and every domain class has its line in the glossary."""

import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

from django.apps import apps

import passerelles.domain

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def glossary_lines() -> dict[str, list[str]]:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    return {row[0].strip("`"): row for row in rows[2:]}


def models() -> set[str]:
    return {m.__name__ for m in apps.get_models() if m.__module__.startswith("passerelles.")}


def domain_classes() -> set[str]:
    names = set()
    for module in pkgutil.walk_packages(passerelles.domain.__path__, "passerelles.domain."):
        loaded = import_module(module.name)
        for name, found in inspect.getmembers(loaded, inspect.isclass):
            if found.__module__ == module.name and not name.startswith("_"):
                names.add(name)
    return names


def test_every_model_is_in_the_glossary() -> None:
    assert models() - glossary_lines().keys() == set()


def test_every_domain_class_is_in_the_glossary() -> None:
    assert domain_classes() - glossary_lines().keys() == set()


def test_every_line_has_its_word_and_its_definition() -> None:
    poor = [name for name, row in glossary_lines().items() if len(row) != 5 or not all(row[:4])]
    assert poor == []
