"""Counts and rates as French files write them."""


def read_count(text: str) -> int:
    """The whole number written ``1 234``; raises ValueError, with a French sentence, otherwise."""
    digits = text.replace("\u202f", "").replace("\xa0", "").replace(" ", "")
    if not digits.isascii() or not digits.isdigit():
        raise ValueError(f"« {text} » n’est pas un nombre entier")
    return int(digits)


def read_decimal(text: str) -> float:
    """The number written ``12,5`` or ``12.5``; raises ValueError, with a French sentence."""
    try:
        value = float(text.replace("\u202f", "").replace("\xa0", "").replace(",", "."))
    except ValueError:
        raise ValueError(f"« {text} » n’est pas un nombre") from None
    if not abs(value) < float("inf"):
        raise ValueError(f"« {text} » n’est pas un nombre")
    return value
