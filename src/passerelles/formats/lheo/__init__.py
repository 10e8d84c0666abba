"""Lhéo, the French language for training offers: read, check, write.

Pure: bytes to typed values and back. Reading is tolerant (2.2, 2.3 and the EDOF dialect in one
model), writing is strict (valid 2.3).
"""
