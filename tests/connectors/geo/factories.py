"""A small COG: enough communes to merge, divide and confuse."""

from passerelles.connectors.geo.cog import Cog, CommuneFacts, FormerCommune, index_of
from passerelles.domain.reference.communes import CommuneIndex


def make_cog(year: int = 2026) -> Cog:
    """Five communes of Occitanie and Paris with an arrondissement; two former communes."""
    facts = [
        CommuneFacts("31555", "Toulouse", "31", "76", 514_819, ("31000", "31100")),
        CommuneFacts("09122", "Foix", "09", "76", 9_493, ("09000",)),
        CommuneFacts("65417", "Séméac", "65", "76", 4_900, ("65600",)),
        CommuneFacts("65440", "Tarbes", "65", "76", 43_000, ("65000",)),
        CommuneFacts("34003", "Agde", "34", "76", None, ("34300",)),
        CommuneFacts("75056", "Paris", "75", "11", 2_100_000, ("75001",)),
    ]
    return Cog(
        year=year,
        regions={"76": "Occitanie", "11": "Île-de-France"},
        departements={
            code: (name, region)
            for code, name, region in (
                ("31", "Haute-Garonne", "76"),
                ("09", "Ariège", "76"),
                ("65", "Hautes-Pyrénées", "76"),
                ("34", "Hérault", "76"),
                ("75", "Paris", "11"),
            )
        },
        communes={commune.code: commune for commune in facts},
        arrondissements={
            "75101": CommuneFacts("75101", "Paris 1er", "75", "11", 21_000, ("75001",), "75056")
        },
        former={
            "09001": FormerCommune("09001", "Vieux-Foix", "09122"),
            "09002": FormerCommune("09002", "Ganac-le-Vieux", "09001"),
            "09122": FormerCommune("09122", "Foix", "09122"),
            "99001": FormerCommune("99001", "Perdue", "99002"),
        },
    )


def make_index() -> CommuneIndex:
    return index_of(make_cog())
