"""What people type: shape and words; saving is the domain's."""
