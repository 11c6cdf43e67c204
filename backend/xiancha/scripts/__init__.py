"""The scripts of extension and app: their modules read, and put into one script."""
