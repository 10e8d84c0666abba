"""Diagnoses: comparisons, gaps, projections, novelties."""
