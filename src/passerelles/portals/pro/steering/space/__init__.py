"""The shared space of the commissions."""
