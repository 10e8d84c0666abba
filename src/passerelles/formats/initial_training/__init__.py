"""Initial training: capacities, confirmed wishes, pupils."""
