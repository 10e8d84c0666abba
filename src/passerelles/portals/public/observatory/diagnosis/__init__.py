"""Diagnoses on screen: of a territory, of an occupation, of a sector."""
