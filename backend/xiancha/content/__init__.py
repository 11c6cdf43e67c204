"""What maintainers edit (checklists, laws, doors, letters): read, checked, dated, published."""
