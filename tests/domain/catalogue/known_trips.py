"""Pairs of towns and the minutes that a car usually takes without traffic, rounded to 5.

Orders of magnitude known to anyone who drives there; a route engine would give exact ones. Each
town: latitude, longitude, people per km² within 6 km (COG 2026, populations of 2023).
"""

TOWNS = {
    "Toulouse": (43.604, 1.444, 4552),
    "Montpellier": (43.611, 3.877, 3144),
    "Foix": (42.965, 1.607, 151),
    "Carcassonne": (43.213, 2.351, 528),
    "Mende": (44.518, 3.501, 134),
    "Millau": (44.098, 3.078, 212),
    "Tarbes": (43.233, 0.078, 716),
    "Auch": (43.646, 0.586, 232),
    "Nîmes": (43.837, 4.360, 1343),
    "Rodez": (44.350, 2.575, 371),
    "Albi": (43.929, 2.148, 556),
    "Perpignan": (42.698, 2.895, 1390),
    "Narbonne": (43.184, 3.003, 509),
    "Cahors": (44.448, 1.441, 216),
    "Saint-Girons": (42.985, 1.146, 103),
    "Blagnac": (43.636, 1.390, 928),
    "Béziers": (43.344, 3.216, 793),
    "Sète": (43.404, 3.697, 401),
    "Montauban": (44.018, 1.355, 557),
    "Lourdes": (43.095, -0.046, 161),
    "Alès": (44.125, 4.081, 645),
}

TRIPS = (
    ("Toulouse", "Montpellier", 145),
    ("Toulouse", "Foix", 65),
    ("Toulouse", "Carcassonne", 65),
    ("Toulouse", "Blagnac", 18),
    ("Toulouse", "Montauban", 45),
    ("Toulouse", "Tarbes", 95),
    ("Mende", "Millau", 80),
    ("Mende", "Nîmes", 150),
    ("Tarbes", "Auch", 75),
    ("Tarbes", "Lourdes", 25),
    ("Nîmes", "Montpellier", 45),
    ("Rodez", "Albi", 75),
    ("Rodez", "Mende", 95),
    ("Perpignan", "Narbonne", 45),
    ("Cahors", "Toulouse", 75),
    ("Foix", "Saint-Girons", 45),
    ("Foix", "Carcassonne", 75),
    ("Béziers", "Sète", 40),
    ("Albi", "Toulouse", 55),
    ("Alès", "Nîmes", 50),
)
