"""The quality of the offer, told to everybody."""
