"""The rows of all registers joined: each lender once, with its names, listings and claims."""
