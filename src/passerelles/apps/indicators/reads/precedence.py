"""Which figure is shown when several sources speak of one thing (ADR 13)."""

from passerelles.apps.indicators.reads.values import Observed

TYPED, GENERATED_TYPED = "typed_values", "demonstration_typed_values"
ARBITRATED = "Arbitrage-"  # how the edition of a value that an arbitration imposed begins

Precedence = tuple[bool, int, str]


def precedence(one: Observed) -> Precedence:
    """The larger prevails: real over generated, then what an arbitration imposed, then files, then
    what somebody typed; in each, the newest edition.
    """
    return not one.is_demonstration, _level(one), one.edition


def is_arbitrated(one: Observed) -> bool:
    return is_typed(one) and one.edition.startswith(ARBITRATED)


def is_typed(one: Observed) -> bool:
    """Whether a person typed it, rather than a file."""
    return one.source in (TYPED, GENERATED_TYPED)


def _level(one: Observed) -> int:
    if is_arbitrated(one):
        return 2
    return 0 if is_typed(one) else 1
