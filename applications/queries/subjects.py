"""By which names letters and the record point at our rows: neither has keys into other apps."""

from typing import Final

from applications.models import Assignment, FileMessage, Proposal

ASSIGNMENT: Final = Assignment._meta.label_lower
FILE: Final = Proposal._meta.label_lower
MESSAGE: Final = FileMessage._meta.label_lower
