"""Supported projects as pictures: which words, colours and addresses, and what must be said beside them."""
