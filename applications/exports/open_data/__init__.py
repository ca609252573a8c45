"""What anybody may take away: one description of each set of rows, written in many formats."""
