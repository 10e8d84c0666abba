"""Figures of the labour market, from their files to observations."""
