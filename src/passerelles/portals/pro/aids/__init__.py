"""The desk where the Région dates the amounts of aids."""
