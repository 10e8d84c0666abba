"""Which actions cannot be followed for want of which data."""
