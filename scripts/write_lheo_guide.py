"""Write the list of rules of the Lhéo checker into the French guide.

    python scripts/write_lheo_guide.py

To run after any change of a rule; a test fails when it was forgotten.
"""

from pathlib import Path

from passerelles.formats.lheo.check.guide import with_rules

PAGE = Path(__file__).resolve().parents[1] / "docs" / "guide" / "verifier-un-fichier-lheo.md"


def main() -> None:
    PAGE.write_text(with_rules(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
