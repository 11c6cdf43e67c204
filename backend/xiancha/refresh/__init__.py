"""Registers asked anew: fetch, read, guard, store. Nothing here publishes."""
