"""The phone app as files: what a browser is given, put together from the extension's modules."""
