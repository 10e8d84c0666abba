"""What calls for somebody to act, and who."""
