"""Published projections of occupations."""
