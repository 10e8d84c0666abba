"""The list of rules as the French guide shows it, made from the registry."""

from passerelles.formats.lheo.check.registry import FAMILIES
from passerelles.formats.lheo.check.rules import Family, Rule
from passerelles.formats.lheo.check.values import Severity
from passerelles.formats.lheo.check.vocabulary import PART_NAMES

BEGIN = "<!-- règles : écrites par scripts/write_lheo_guide.py -->"
END = "<!-- fin des règles -->"

SEVERITY_NAMES: dict[Severity, str] = {
    "error": "erreur",
    "warning": "avertissement",
    "notice": "remarque",
}


def rules_section() -> str:
    """Markdown: one table a family."""
    return "\n\n".join((BEGIN, *map(_family, FAMILIES), END))


def with_rules(page: str) -> str:
    """The page with its list of rules written anew. Raises ValueError without the two markers."""
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"La page n’a pas les marques « {BEGIN} » et « {END} ».")
    return f"{before}{rules_section()}{after}"


def _family(family: Family) -> str:
    head = "| N° | Ce qui ne va pas | Gravité | Pourquoi | Que faire |\n|---|---|---|---|---|"
    return f"### {family.title}\n\n" + "\n".join((head, *map(_line, family.rules)))


def _line(rule: Rule) -> str:
    why = (
        f"{rule.why} _Vérifié si nous avons {PART_NAMES[rule.needs]}._" if rule.needs else rule.why
    )
    cells = (rule.number, rule.title, SEVERITY_NAMES[rule.severity], why, rule.remedy)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    """A text without what Markdown would read as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
