"""Good documents of every register's shape, and what can go wrong with each of them."""
