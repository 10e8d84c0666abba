"""Everyday words that lead to occupations: reviewed YAML files, one a sector."""
