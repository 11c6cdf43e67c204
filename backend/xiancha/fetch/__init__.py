"""Documents and certificates from the web: polite, bounded, and verified at every hop."""
