"""Bytes of a file into one YAML node, or the finding that says why there is none."""

from pathlib import Path

import yaml
from yaml.nodes import Node

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.plan.findings import Finding

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50  # a plan has eleven


def read_bytes(path: Path) -> bytes:
    """What ``path`` holds. Raises UnreadableFile."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    except IsADirectoryError as error:
        raise UnreadableFile(f"« {path} » est un dossier : donnez le fichier du plan.") from error
    except OSError as error:
        raise UnreadableFile(
            f"« {path} » ne se lit pas ({error.strerror}) : vérifiez ses droits."
        ) from error


def compose(content: bytes, *, file: str) -> Node | Finding:
    """The document in ``content``, its nodes knowing their lines."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Finding(
            line=content[: error.start].count(b"\n") + 1,
            rule="plan.encoding",
            message="le fichier n’est pas écrit en UTF-8 : enregistrez-le dans cet encodage.",
            file=file,
        )
    try:
        if (deep := _too_deep(text)) is not None:
            return Finding(deep, "plan.yaml", "trop de niveaux l’un dans l’autre.", file)
        node: Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return Finding(_line(error, text), "plan.yaml", _sentence(error), file)
    if node is None:
        return Finding(1, "plan.empty", "le fichier est vide : écrivez-y le plan.", file)
    return node


def _too_deep(text: str) -> int | None:
    """The line where levels are too many: composing them would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return int(getattr(event.start_mark, "line", 0)) + 1
    return None


def _line(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.line) + 1
    position = getattr(error, "position", 0)
    return text[:position].count("\n") + 1


def _sentence(error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", None) or "")
    if isinstance(error, yaml.composer.ComposerError) and "undefined alias" in problem:
        return "un texte qui commence par « * » se met entre guillemets."
    if isinstance(error, yaml.composer.ComposerError):
        return "le fichier contient plusieurs documents (« --- ») : gardez-en un seul."
    if isinstance(error, yaml.reader.ReaderError):
        return "le fichier contient un caractère de commande : retirez-le."
    return (
        "ce n’est pas du YAML à partir d’ici ou de la ligne d’avant : vérifiez les retraits, les "
        "guillemets, les crochets, et mettez entre guillemets un texte qui contient « : »."
    )
