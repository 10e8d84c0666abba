"""Documents that are zip archives of XML: opened without trusting what they say of themselves."""

from collections.abc import Iterator
from typing import IO, Any
from zipfile import ZipFile

from lxml import etree

from passerelles.formats.attachments.refusal import RefusedFile

MOST_PARTS = 5000
MOST_BYTES = 300_000_000  # of all parts, unpacked
LARGEST_XML = 60_000_000  # of one part that is read
_MACROS = ("vbaProject.bin", "Basic/", "Scripts/")
_ENCRYPTED = 0x1
_MANIFEST = "META-INF/manifest.xml"


def check_package(archive: ZipFile, name: str) -> None:
    """Raise RefusedFile for a bomb, a password or macros."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_BYTES:
        raise _bomb(name)
    if any(one.flag_bits & _ENCRYPTED for one in parts) or _is_locked(archive, name):
        raise RefusedFile(
            f"« {name} » est protégé par un mot de passe : enregistrez-le sans, pour que les "
            "membres puissent l’ouvrir."
        )
    if any(mark in one.filename for one in parts for mark in _MACROS):
        raise RefusedFile(
            f"« {name} » contient des macros : enregistrez-le sans macros (DOCX, XLSX, ODT, ODS)."
        )


def elements(archive: ZipFile, part: str, tags: tuple[str, ...], *, name: str) -> Iterator[Any]:
    """Yield the closed elements of ``tags`` in a part, each emptied afterwards.

    Raises RefusedFile for a part that unpacks without end, that declares entities, or that is not
    XML. ``name`` is that of the file, for the sentence.
    """
    with archive.open(part) as stream:
        bounded = _Bounded(stream, name)
        events = etree.iterparse(
            bounded,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            for number, (event, element) in enumerate(events):
                if number == 0:
                    _refuse_doctype(element, name)
                if event == "end" and element.tag in tags:
                    yield element
                    element.clear()
        except etree.XMLSyntaxError as error:
            raise RefusedFile(
                f"« {name} » est abîmé : ouvrez-le dans votre logiciel, puis enregistrez-le de "
                "nouveau."
            ) from error


class _Bounded:
    """A stream that refuses to give more than ``LARGEST_XML`` bytes, whatever its header says."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size if size >= 0 else LARGEST_XML + 1)
        self._given += len(chunk)
        if self._given > LARGEST_XML:
            raise _bomb(self._name)
        return chunk


def _is_locked(archive: ZipFile, name: str) -> bool:
    """OpenDocument files are encrypted part by part: their manifest says so."""
    if _MANIFEST not in archive.namelist():
        return False
    with archive.open(_MANIFEST) as stream:
        return b"encryption-data" in _Bounded(stream, name).read()


def _refuse_doctype(root: Any, name: str) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedFile(
            f"« {name} » déclare des entités XML, refusées par sécurité : enregistrez-le de "
            "nouveau dans votre logiciel."
        )


def _bomb(name: str) -> RefusedFile:
    return RefusedFile(
        f"« {name} » occupe trop de place une fois ouvert : réduisez ses images ou découpez-le."
    )
