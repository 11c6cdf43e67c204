"""What people call the things that they borrow with, and the everyday names of lenders."""
