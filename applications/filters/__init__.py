"""Filters as they stand in addresses, read into the values that queries take."""
