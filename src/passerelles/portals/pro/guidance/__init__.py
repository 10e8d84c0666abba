"""The desk of advisers: the people that they follow."""
