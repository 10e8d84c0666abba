"""The sheets of services that an institution keeps true."""
