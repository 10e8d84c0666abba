"""Bridges between nomenclatures: published tables to rows of the observatory."""
