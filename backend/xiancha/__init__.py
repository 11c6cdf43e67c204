"""先查 Xiancha: check the lender before you borrow."""
