"""Weights: every measure to carry out has one or none has, and those of an action sum to one."""

from collections.abc import Sequence
from decimal import Decimal

from passerelles.formats.plan.records import Action, Measure
from passerelles.formats.plan.rules.checking import Checking

_DECIMALS = 4


def check_weights(checking: Checking) -> None:
    for action in checking.plan.actions:
        weighed = [one for one in action.measures if one.weight is not None]
        sound = all(checking.places.is_sound(one, "weight") for one in action.measures)
        if weighed and sound:
            _check_facts(checking, weighed)
            _check_action(checking, action)


def _check_facts(checking: Checking, weighed: Sequence[Measure]) -> None:
    """An element of context is nothing to do: it bears no weight."""
    for measure in weighed:
        if measure.status == "fact":
            checking.fault(
                measure,
                "weight",
                "plan.weights",
                f"« {measure.code} » est un élément de contexte (« fact ») : il n’a pas de poids.",
            )


def _check_action(checking: Checking, action: Action) -> None:
    measures = [one for one in action.measures if one.status != "fact"]
    without = [one.code for one in measures if one.weight is None]
    if without:
        checking.fault(
            action,
            "measures",
            "plan.weights",
            f"l’action « {action.code} » pèse certains engagements et pas {', '.join(without)} : "
            "donnez un « weight » à tous ou à aucun.",
        )
        return
    for measure in measures:
        weight = measure.weight or Decimal(0)
        if not 0 < weight <= 1 or weight != round(weight, _DECIMALS):
            checking.fault(
                measure,
                "weight",
                "plan.weights",
                f"le poids de « {measure.code} » vaut « {weight} » : attendu, plus de 0 et au plus "
                f"1, avec {_DECIMALS} décimales au plus.",
            )
    total = sum((one.weight or Decimal(0) for one in measures), Decimal(0))
    if total != 1:
        checking.fault(
            action,
            "measures",
            "plan.weights",
            f"les poids de l’action « {action.code} » font {total} au lieu de 1 : corrigez-les.",
        )
