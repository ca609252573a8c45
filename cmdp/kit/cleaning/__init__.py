"""Copies of papers that say nothing of who wrote them: made anew from what is meant to be read, not scrubbed.

What a copy may hold is listed for each kind of file; whatever else there is stays behind without being known.
"""

from cmdp.kit.cleaning.clean import MAKERS, clean_copy
from cmdp.kit.cleaning.cleaned import UNMADE, Cleaned, Doubt, Taken

__all__ = ["MAKERS", "UNMADE", "Cleaned", "Doubt", "Taken", "clean_copy"]
