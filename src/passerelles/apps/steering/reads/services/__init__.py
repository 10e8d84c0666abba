"""The catalogue of the partners' services: what experts wrote, what institutions confirmed."""
