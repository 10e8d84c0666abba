"""Keys that let a file's numbers check themselves: SIRET (INSEE, Luhn) and UAI (letter).

``domain.common.identifiers`` repairs numbers for the application; floors of formats may not import
it, so the two rules are told here again, and a test holds them together.
"""

# La Poste numbers its sites without a Luhn key: the sum of the digits is a multiple of 5 (INSEE).
_LA_POSTE = "356000000"
_UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def has_siret_key(digits: str) -> bool:
    """Whether fourteen ``digits`` carry the right key."""
    numbers = [int(digit) for digit in digits]
    total = sum(numbers[1::2]) + sum(_DOUBLED[number] for number in numbers[0::2])
    return total % 10 == 0 or (digits.startswith(_LA_POSTE) and sum(numbers) % 5 == 0)


def has_uai_key(text: str) -> bool:
    """Whether seven digits are followed by the letter that checks them."""
    return _UAI_LETTERS[int(text[:7]) % len(_UAI_LETTERS)] == text[7]
