"""The observatory: diagnoses, explorer, unmet demand, publications."""
