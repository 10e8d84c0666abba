"""The shared space: who reads which document, and how one is found."""
