"""The file that holds a profile: YAML or JSON, one mapping."""

from collections.abc import Mapping
from pathlib import Path

from passerelles.formats.common.located import Document, parse_document
from passerelles.formats.common.rejection import UnreadableFile

LARGEST = 200_000  # bytes: a profile of a hundred skills weighs ten thousand
_EXAMPLE = "« occupations: [{code: G1803, years: 4}] »"


def load_profile(path: Path) -> Document:
    """The profile of a file, and its lines. Raises UnreadableFile, with a French sentence."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except IsADirectoryError as error:
        raise UnreadableFile(f"« {path} » est un dossier : donnez un fichier.") from error
    except OSError as error:
        raise UnreadableFile(f"« {path} » ne se lit pas : vérifiez les droits.") from error
    return parse_profile(content, name=path.name)


def parse_profile(content: bytes, *, name: str) -> Document:
    """The mapping of YAML or JSON octets. Raises UnreadableFile, one sentence a fault."""
    if len(content) > LARGEST:
        raise UnreadableFile(f"« {name} » pèse plus de 200 Ko : un profil tient en une page.")
    document = parse_document(content, name)
    if not document.findings and not isinstance(document.value, Mapping):
        document.tell(
            "", f"il n’y a pas de profil : écrivez des champs « nom: valeur », comme {_EXAMPLE}."
        )
    if document.findings:
        raise UnreadableFile("\n".join(map(str, document.findings)))
    return document
