"""The career map and the bridges between sectors: what is around an occupation or a diploma."""
