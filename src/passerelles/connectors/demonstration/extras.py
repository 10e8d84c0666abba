"""Groups of extras, as the project writes them in Lhéo (see docs/sources/offre.md)."""

from collections.abc import Iterable

from passerelles.formats.lheo.model import Extra, Extras


def group(info: str, *leaves: tuple[str, str | int | None]) -> Extras:
    """The group ``info`` of the leaves that say something."""
    told = ((name, str(text)) for name, text in leaves if text not in (None, ""))
    return Extras(info, children=tuple(Extra(name, text) for name, text in told))


def groups(found: Iterable[Extras]) -> tuple[Extras, ...]:
    """The groups that hold something."""
    return tuple(one for one in found if one.children)
