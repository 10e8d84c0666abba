"""Régions and départements of France, and boxes of coordinates around its territories.

Source: code officiel géographique 2026 (INSEE); the régions of before 2016 with what they became
(law n° 2015-29 of 16 January 2015). Boxes are generous: they catch gross errors only.
"""

_DEPARTEMENTS_BY_REGION = """
01: 971
02: 972
03: 973
04: 974
06: 976
11: 75 77 78 91 92 93 94 95
24: 18 28 36 37 41 45
27: 21 25 39 58 70 71 89 90
28: 14 27 50 61 76
32: 02 59 60 62 80
44: 08 10 51 52 54 55 57 67 68 88
52: 44 49 53 72 85
53: 22 29 35 56
75: 16 17 19 23 24 33 40 47 64 79 86 87
76: 09 11 12 30 31 32 34 46 48 65 66 81 82
84: 01 03 07 15 26 38 42 43 63 69 73 74
93: 04 05 06 13 83 84
94: 2A 2B
"""

REGION_OF = {
    departement: region
    for region, _, departements in (
        line.partition(": ") for line in _DEPARTEMENTS_BY_REGION.strip().splitlines()
    )
    for departement in departements.split()
}
REGIONS = frozenset(REGION_OF.values())
DEPARTEMENTS = frozenset(REGION_OF) | {"975", "977", "978", "984", "986", "987", "988", "989"}
FORMER_REGIONS = {
    **dict.fromkeys(("21", "41", "42"), "44"),
    **dict.fromkeys(("22", "31"), "32"),
    **dict.fromkeys(("23", "25"), "28"),
    **dict.fromkeys(("26", "43"), "27"),
    **dict.fromkeys(("54", "72", "74"), "75"),
    **dict.fromkeys(("73", "91"), "76"),
    **dict.fromkeys(("82", "83"), "84"),
}

# South, north, west, east, in degrees.
_BOXES = (
    (41.2, 51.3, -5.4, 9.8),  # metropolitan France
    (15.7, 18.2, -63.3, -60.9),  # Guadeloupe, Saint-Martin, Saint-Barthélemy
    (14.3, 15.0, -61.3, -60.7),  # Martinique
    (2.0, 6.0, -54.8, -51.5),  # Guyane
    (-21.5, -20.8, 55.1, 55.9),  # La Réunion
    (-13.1, -12.5, 44.9, 45.4),  # Mayotte
    (46.7, 47.2, -56.5, -56.1),  # Saint-Pierre-et-Miquelon
    (-28.0, -7.0, -155.0, -134.0),  # Polynésie française
    (-23.0, -18.0, 158.0, 173.0),  # Nouvelle-Calédonie
    (-14.5, -13.0, -178.4, -176.0),  # Wallis-et-Futuna
)


def in_france(latitude: float, longitude: float) -> bool:
    """Whether a point (WGS 84, degrees) lies in a box around a French territory."""
    return any(
        south <= latitude <= north and west <= longitude <= east
        for south, north, west, east in _BOXES
    )
