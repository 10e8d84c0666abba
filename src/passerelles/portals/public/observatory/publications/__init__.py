"""Studies of observatories and branches."""
