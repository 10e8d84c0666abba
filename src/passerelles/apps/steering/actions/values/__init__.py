"""Targets, typed values and disagreements: what institutions write about indicators."""
