"""Studies deposited by observatories and branches."""
