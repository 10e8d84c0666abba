"""Targets: something to reach, later than where it starts and other than it."""

from passerelles.formats.plan.records import Target
from passerelles.formats.plan.rules.checking import Checking


def check_targets(checking: Checking) -> None:
    seen: dict[tuple[object, ...], int] = {}
    for target in checking.plan.targets:
        _check_value(checking, target)
        _check_dates(checking, target)
        key = (target.measure, target.indicator, target.target_on, target.note)
        if key in seen:
            checking.fault(
                target,
                "measure",
                "plan.duplicate-target",
                f"cette cible de « {target.measure} » répète celle de la ligne {seen[key]} : "
                "gardez-en une.",
            )
        seen.setdefault(key, checking.places.line(target))


def _check_value(checking: Checking, target: Target) -> None:
    times, baseline = target.times_baseline, target.baseline
    if (target.target is None) == (times is None):
        _tell(checking, target, "target", "donnez « target » ou « times_baseline », l’un des deux.")
    elif target.target is not None and target.target == baseline:
        _tell(
            checking,
            target,
            "target",
            f"la cible vaut le point de départ ({baseline}) : il n’y a rien à atteindre.",
        )
    if times is not None and (times <= 0 or times == 1):
        _tell(
            checking,
            target,
            "times_baseline",
            f"« times_baseline » vaut « {times} » : attendu, plus de 0 et autre chose que 1.",
        )
    if times is not None and baseline == 0:
        _tell(
            checking,
            target,
            "baseline",
            "un multiple de zéro reste zéro : donnez un point de départ qui ne soit pas nul, ou "
            "null s’il est inconnu.",
        )


def _check_dates(checking: Checking, target: Target) -> None:
    start, end = target.baseline_on, target.target_on
    if start and end and end <= start:
        _tell(
            checking,
            target,
            "target_on",
            f"la cible est datée du {end} et le point de départ du {start} : elle vient après.",
        )


def _tell(checking: Checking, target: Target, field: str, message: str) -> None:
    checking.fault(target, field, "plan.target", f"cible de « {target.measure} » : {message}")
