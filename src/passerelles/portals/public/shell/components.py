"""The components page is read from the components themselves: it cannot say anything else."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
_HEADER = re.compile(r"{% comment %}\n(.*?){% endcomment %}", re.DOTALL)
_OPTION = re.compile(r"- (\w+) : (.+)")


@dataclass(frozen=True, slots=True)
class Component:
    """One template of ``templates/cotton``: what it is for, its options, an example."""

    tag: str
    purpose: str
    options: tuple[tuple[str, str], ...]
    example: str
    source: str


@cache
def components() -> tuple[Component, ...]:
    """Every component, by name. Raises ValueError when one does not document itself."""
    return tuple(_read(path) for path in sorted((TEMPLATES / "cotton").glob("*.html")))


def _read(path: Path) -> Component:
    header = _HEADER.match(path.read_text(encoding="utf-8"))
    if header is None:
        raise ValueError(f"Le composant {path.name} ne commence pas par sa documentation.")
    lines = header[1].strip().splitlines()
    purpose = " ".join(line for line in lines if not line.startswith("- "))
    options = tuple((m[1], m[2]) for line in lines if (m := _OPTION.match(line)))
    example = f"public/shell/examples/{path.stem}.html"
    return Component(
        tag=f"c-{path.stem.replace('_', '-')}",
        purpose=purpose,
        options=options,
        example=example,
        source=(TEMPLATES / example).read_text(encoding="utf-8").strip(),
    )
