"""An edition is computed, written as files, signed and put in place."""
