"""Two hundred ways to fall over, one after the other, and what must stand afterwards: ``bin/bench faults``."""
