"""What becomes of pupils and apprentices."""
