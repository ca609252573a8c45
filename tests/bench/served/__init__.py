"""The product as production runs it, with one address more: the floor that its pages are measured beside."""
