"""The guide of the checker follows its registry."""

from pathlib import Path

import pytest

from passerelles.formats.lheo.check import RULES
from passerelles.formats.lheo.check.guide import with_rules

PAGE = Path(__file__).resolve().parents[4] / "docs" / "guide" / "verifier-un-fichier-lheo.md"


def test_the_guide_lists_every_rule_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_rules(page), "run scripts/write_lheo_guide.py"
    assert all(f"| {rule.number} |" in page for rule in RULES)


def test_a_page_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="marques"):
        with_rules("# Vérifier un fichier Lhéo")
