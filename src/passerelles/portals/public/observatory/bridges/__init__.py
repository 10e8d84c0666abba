"""Pages of the bridges between nomenclatures."""
