"""A code or a name that nobody knows, and those that look like it."""

from difflib import get_close_matches

NEAREST = 6


def unknown_territory(kind: str, code: str) -> str:
    """Near codes, or those whose name is near: one often gives the name instead of the code."""
    from passerelles.apps.reference.models import Territory
    from passerelles.domain.reference.names import readable

    rows = Territory.objects.filter(kind=kind, closed_on=None, edition__in_force=True)
    known = dict(rows.order_by("code").values_list("code", "name"))
    if not known:
        return (
            f"Aucun territoire de nature « {kind} » n’est chargé : importez ses zonages par "
            "« passerelles data import »."
        )
    names = {name.casefold(): key for key, name in known.items()}
    said = code.strip().casefold()
    near = [names[name] for name in names if said and said in name]
    near += [names[name] for name in get_close_matches(said, names, n=NEAREST)]
    near += get_close_matches(code, known, n=NEAREST, cutoff=0.5)
    shown = [f"{key} ({readable(known[key])})" for key in dict.fromkeys(near)][:NEAREST]
    hint = f" Les plus proches : {', '.join(shown)}." if shown else ""
    return f"Aucun territoire « {kind} » ne porte le code « {code} ».{hint}"
