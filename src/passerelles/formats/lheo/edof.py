"""What the dialect of Mon Compte Formation (EDOF) says in extras and Lhéo says in elements.

EDOF keeps the elements of 2.3 under its own namespace, leaves many out, and adds extras: the
contact of the action (``contact-information``) and of the session (``contact-inscription``) as
whole ``coordonnees``, the price (``frais-pedagogiques`` / ``frais-ttc``), the street in pieces.
Each is read into the field of the model that Lhéo has for it, when that field is empty; the extras
stay as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from passerelles.formats.lheo.model import (
    Contact,
    Coordinates,
    Extra,
    Extras,
    Session,
    Training,
    TrainingAction,
)

_LONGEST_PRICE = 10


def lift(training: Training) -> Training:
    """The training with what EDOF said in extras also in its fields."""
    actions = tuple(map(_action, training.actions))
    contacts = training.contacts
    if not contacts:
        told = (_contact(action.extras, "contact-information") for action in actions)
        contacts = tuple(dict.fromkeys(contact for contact in told if contact))
    return replace(training, actions=actions, contacts=contacts)


def _action(action: TrainingAction) -> TrainingAction:
    return replace(
        action,
        sessions=tuple(map(_session, action.sessions)),
        total_price=action.total_price or _price(action),
    )


def _session(session: Session) -> Session:
    if session.contacts:
        return session
    contact = _contact(session.extras, "contact-inscription")
    return replace(session, contacts=(contact,)) if contact else session


def _price(action: TrainingAction) -> str:
    price = next(_texts(action.extras, "frais-ttc"), "")
    return price if len(price) <= _LONGEST_PRICE else ""


def _contact(extras: tuple[Extras, ...], info: str) -> Contact | None:
    group = next(_groups(extras, info), None)
    if group is None:
        return None
    coordinates = Coordinates(
        last_name=_first(group, "nom"),
        first_name=_first(group, "prenom"),
        phones=_under(group, "telfixe"),
        mobiles=_under(group, "portable"),
        email=_first(group, "courriel"),
    )
    return None if coordinates == Coordinates() else Contact(coordinates)


def _first(group: Extras, info: str) -> str:
    return next(_texts((group,), info), "")


def _under(group: Extras, info: str) -> tuple[str, ...]:
    return tuple(text for part in _groups((group,), info) for text in _texts((part,), "numtel"))


def _groups(parts: Iterable[Extra | Extras], info: str) -> Iterator[Extras]:
    for part in parts:
        if isinstance(part, Extras):
            if part.info == info:
                yield part
            yield from _groups(part.children, info)


def _texts(parts: Iterable[Extra | Extras], info: str) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Extras):
            yield from _texts(part.children, info)
        elif part.info == info and part.text:
            yield part.text
