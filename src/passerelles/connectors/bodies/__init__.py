"""Loaders of bodies: who trains, who welcomes."""
