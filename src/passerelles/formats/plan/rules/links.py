"""Links between actions: none to itself, a reason where it was corrected, no cycle."""

import re
from collections.abc import Mapping, Sequence

from passerelles.formats.plan.records import Action
from passerelles.formats.plan.rules.checking import Checking

_NUMBER = re.compile(r"\d+")


def check_links(checking: Checking) -> None:
    for action in checking.plan.actions:
        _check_printed(checking, action)
        if action.code in action.depends_on:
            checking.tell(
                checking.places.line(action, "depends_on"),
                "plan.cycle",
                f"l’action « {action.code} » dépend d’elle-même : retirez-la de « depends_on ».",
            )
    cycle = find_cycle({one.code: one.depends_on for one in checking.plan.actions})
    if cycle:
        _tell_cycle(checking, cycle)


def _check_printed(checking: Checking, action: Action) -> None:
    """A link that goes elsewhere than its printed number says why."""
    for link in action.links:
        if link.target == action.code:
            checking.fault(
                link,
                "target",
                "plan.orphan-link",
                f"le lien « {link.printed} » mène à l’action « {action.code} » qui le porte : "
                "écrivez l’action dont le texte parle.",
            )
        printed = _NUMBER.search(link.printed)
        if printed and f"A{int(printed[0])}" != link.target and not link.reason:
            checking.fault(
                link,
                "target",
                "plan.corrected-link",
                f"« {link.printed} » est imprimé et le lien mène à « {link.target} » : dites "
                "pourquoi dans « reason ».",
            )


def _tell_cycle(checking: Checking, cycle: Sequence[str]) -> None:
    first = next(one for one in checking.plan.actions if one.code == cycle[0])
    checking.tell(
        checking.places.line(first, "depends_on"),
        "plan.cycle",
        f"les dépendances tournent en rond : {' → '.join((*cycle, cycle[0]))}. "
        "Retirez l’une d’elles de « depends_on ».",
    )


def find_cycle(needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A cycle of two codes or more, in the order they need one another; empty when there is none.

    Codes that ``needs`` does not have lead nowhere.
    """
    done: set[str] = set()
    for start in needs:
        trail = [start]
        ahead = [iter(needs[start])]
        while ahead:
            following = next(ahead[-1], None)
            if following is None:
                done.add(trail.pop())
                ahead.pop()
            elif following in trail[:-1]:
                return tuple(trail[trail.index(following) :])
            elif following in needs and following not in done and following != trail[-1]:
                trail.append(following)
                ahead.append(iter(needs[following]))
    return ()
