"""What institutions write about their services."""
