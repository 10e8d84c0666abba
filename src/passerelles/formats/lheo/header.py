"""What a file says of itself: its dialect, the day of its export, its own extras."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.lheo.dates import LheoDate
from passerelles.formats.lheo.extras import read_extras
from passerelles.formats.lheo.model import Dialect, Extra, Extras
from passerelles.formats.lheo.notes import Element, local_name
from passerelles.formats.lheo.safe_xml import iterate, read_root
from passerelles.formats.lheo.values import read_date

_ROOTS = ("lheo", "lheo-plus", "offres")


@dataclass(frozen=True, slots=True)
class Header:
    """``exported`` is the day of the export, None when the file does not tell it."""

    dialect: Dialect
    exported: LheoDate | None = None
    extras: tuple[Extras, ...] = ()


def read_header(path: Path) -> Header:
    """The header of the Lhéo file at ``path``.

    Its extras stand after the last formation, so the whole file is gone through.
    Raises UnreadableFile when the file cannot be read, or is no offer in Lhéo.
    """
    dialect = read_dialect(path)
    root = deque(iterate(path, ("formation",)), maxlen=1).pop()
    extras = tuple(read_extras(child) for child in _own_extras(root))
    return Header(dialect, _exported(root, extras), extras)


def read_dialect(path: Path) -> Dialect:
    """The dialect that the root element announces. Raises UnreadableFile as ``read_header``."""
    root = read_root(path)
    name = local_name(root)
    if name == "lheo-index":
        raise UnreadableFile(
            f"« {path.name} » est un index Lhéo (lheo-index) : il résume des offres sans leur "
            "contenu, leurs contacts ni leurs conditions. Demandez au producteur le fichier "
            "complet, dont la racine est « lheo »."
        )
    if name not in _ROOTS:
        raise UnreadableFile(
            f"« {path.name} », ligne {root.sourceline} : la racine est « {name[:60]} », pas "
            "« lheo ». Vérifiez que c’est bien un fichier Lhéo."
        )
    return dialect_of(root)


def dialect_of(root: Element) -> Dialect:
    """By namespace: EDOF has its own, 2.2 and before end in their number, the rest is 2.3."""
    namespace = root.tag.rpartition("}")[0].lower()
    if "moncompteformation" in namespace:
        return Dialect.EDOF
    old = ("/2.2", "/2.1", "/2.0", "/1.")
    return Dialect.LHEO_22 if any(number in namespace for number in old) else Dialect.LHEO_23


def _own_extras(root: Element) -> Iterator[Element]:
    """Those of the file, whether they stand beside ``offres`` or in it."""
    for child in root:
        name = local_name(child)
        if name == "extras":
            yield child
        elif name in ("lheo", "offres"):
            yield from _own_extras(child)


def _exported(root: Element, extras: tuple[Extras, ...]) -> LheoDate | None:
    told = [root.get("horodatage-export", ""), *_dates(extras)]
    for text in filter(None, told):
        try:
            return read_date(text)
        except ValueError:
            continue
    return None


def _dates(groups: tuple[Extra | Extras, ...]) -> Iterator[str]:
    for group in groups:
        if isinstance(group, Extras):
            yield from _dates(group.children)
        elif group.info.lower() == "date-export":
            yield group.text
