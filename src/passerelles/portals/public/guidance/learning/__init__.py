"""What lacks towards an occupation, and what teaches it near."""
