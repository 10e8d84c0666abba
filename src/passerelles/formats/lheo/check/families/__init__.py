"""The rules of the checker, one module a family: declarations first, then the checks."""
