"""Tables of passage between nomenclatures, as their producers publish them."""
