"""A folder of editions that follows another one: pulled, verified, and served as if it were it."""
