"""Parameters that the resources of the offer share."""

from typing import Annotated

from ninja.params import functions as param_functions

from passerelles.portals.api.reference.parameters import TEXT

OfferKey = Annotated[
    str,
    param_functions.Path(
        ...,
        max_length=200,
        pattern=TEXT,
        description="Identifiant, tel que la liste le donne.",
        example="offre_locale:SE_1",
    ),
]
