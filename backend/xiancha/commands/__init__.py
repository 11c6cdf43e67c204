"""The commands of `xiancha`, apart from those that `cli` holds itself."""
