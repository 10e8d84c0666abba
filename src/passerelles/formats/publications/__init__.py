"""Studies of observatories and branches: their metadata, deposited as a CSV file."""
