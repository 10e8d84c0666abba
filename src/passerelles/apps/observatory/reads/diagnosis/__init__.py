"""Diagnoses: what is known of a territory, of an occupation, of a sector, gathered for a reader."""
