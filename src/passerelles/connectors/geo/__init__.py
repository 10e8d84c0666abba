"""Loaders of territories: communes, zonings, coordinates, outlines."""
