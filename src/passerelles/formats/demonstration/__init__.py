"""The demonstration graph of skills, written by the project as YAML that experts can read."""
