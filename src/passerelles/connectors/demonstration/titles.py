"""How providers name a training: in full, in short, in capitals, with or without both genders."""

from random import Random

from passerelles.connectors.demonstration.words import of, sentence
from passerelles.formats.offer.templates import TrainingTemplate

_FULL = {
    "TP": "Titre professionnel",
    "CAP": "CAP",
    "BP": "Brevet professionnel",
    "BPA": "BPA",
    "BAC": "Bac pro",
    "BTS": "BTS",
    "BTSA": "BTSA",
    "CS": "Certificat de spécialisation",
    "DSP": "Diplôme de spécialisation professionnelle",
    "DEUST": "DEUST",
    "BPJEPS": "BPJEPS",
    "DEJEPS": "DEJEPS",
    "LP": "Licence professionnelle",
    "CQP": "CQP",
    "DE": "Diplôme d’État",
}
_SHORT = {"TP": "TP", "BP": "BP", "BAC": "Bac professionnel", "CS": "CS", "LP": "Licence pro"}


def official_title(template: TrainingTemplate) -> str:
    """The name of the diploma, in full: ``Titre professionnel maçon / maçonne``."""
    if template.kind == "DE":
        return f"Diplôme d’État {of(template.name)}"
    head = _FULL.get(template.kind, "")
    return f"{head} {template.name}" if head else sentence(template.name)


def draw_title(rng: Random, template: TrainingTemplate, programme: str) -> str:
    """One way among many to write the title."""
    head = _FULL.get(template.kind, "")
    short = _SHORT.get(template.kind, "DE" if template.kind == "DE" else head)
    one = one_gender(template.name) if rng.random() < 0.5 else template.name
    drawn = rng.random()
    if not head:
        title = sentence(template.name)
        return title.upper() if drawn < 0.06 else title
    if drawn < 0.4:
        title = official_title(template)
    elif drawn < 0.7:
        title = f"{short} {one}"
    elif drawn < 0.8:
        title = f"{sentence(one)} ({head[:1].lower() + head[1:] if head == _FULL['TP'] else head})"
    elif drawn < 0.9:
        title = f"{short} {one} (H/F)" if " / " not in one else f"{sentence(one)} - {short}"
    else:
        title = f"{head} {one}".upper()
    if programme == "apprentissage" and rng.random() < 0.3:
        title += " en apprentissage"
    return title[:255]


def one_gender(name: str) -> str:
    """« développeur / développeuse web » as most providers still write it: « développeur web »."""
    first, _, second = name.partition(" / ")
    rest = second.split(" ")[len(first.split(" ")) :]
    return " ".join([first, *rest])
