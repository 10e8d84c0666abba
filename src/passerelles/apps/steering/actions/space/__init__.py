"""What people write in the shared space."""
