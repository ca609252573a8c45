"""What a door says when it cannot open: one clear sentence, never a traceback."""

import errno
import shutil
from pathlib import Path

MEGABYTE = 1024 * 1024
FULL = {errno.ENOSPC, errno.EDQUOT}


class Said(Exception):  # noqa: N818 - a sentence for a person
    """Ends the program with its sentence and a non-zero exit."""


def full(folder: Path) -> Said:
    """The sentence for a disk without room."""
    return Said(f"The disk that holds {folder} is full; free some space or choose another folder with --data.")


def explain(error: OSError, folder: Path) -> Said:
    """Turn what the system refused into a sentence."""
    if error.errno in FULL:
        return full(folder)
    return Said(f"{error.filename or folder} cannot be used: {error.strerror or error}.")


def need_space(folder: Path, megabytes: int) -> None:
    """Refuse to begin what could not be finished."""
    standing = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(standing).free // MEGABYTE
    if free < megabytes:
        raise Said(
            f"The disk that holds {folder} has {free} MB left and {megabytes} MB are needed; "
            "free some space or choose another folder with --data."
        )
