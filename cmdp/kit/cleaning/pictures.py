"""Pictures as their pixels alone: where, when, by whom and with what they were taken stays behind."""

import io
import warnings
from typing import Final

from PIL import Image, ImageOps

from cmdp.kit.cleaning.cleaned import Cleaned, Doubt, Taken, Uncleanable
from cmdp.kit.veil import Veil

KINDS: Final = ("JPEG", "PNG")
MOST_PIXELS: Final = 80_000_000
QUALITY: Final = 92
# What a JPEG says beside its pixels: Exif and XMP, what Photoshop knows, a comment.
SAYS: Final = (b"\xff\xe1", b"\xff\xed", b"\xff\xfe")


def clean_picture_file(content: bytes, _veil: Veil, _mark: str) -> Cleaned:
    """The picture alone; what can be seen in it nobody but a person can tell."""
    clean = clean_picture(content)
    if not clean:
        raise Uncleanable(Doubt.BROKEN)
    return Cleaned(clean, frozenset({Taken.PROPERTIES}), frozenset({Doubt.PICTURES}))


def clean_picture(content: bytes) -> bytes:
    """The pixels of a JPEG or PNG, upright, in a new file of the same kind; empty where it is neither."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the pixels are counted below
        try:
            with Image.open(io.BytesIO(content), formats=KINDS) as picture:
                return _anew(picture) if picture.width * picture.height <= MOST_PIXELS else b""
        except (OSError, Image.DecompressionBombError):
            return b""


def _anew(picture: Image.Image) -> bytes:
    kind = picture.format or KINDS[0]
    upright = ImageOps.exif_transpose(picture)
    plain = upright.convert("RGBA") if upright.mode == "P" or "transparency" in upright.info else upright
    fresh = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = io.BytesIO()
    fresh.save(out, kind, **({"quality": QUALITY} if kind == "JPEG" else {"optimize": False}))
    return out.getvalue()


def jpeg_inside(content: bytes) -> bytes:
    """A JPEG that lies in another file, without what it says of itself; as it is where it says nothing.

    The colours of print are left alone, since other programs read them in another order: such a picture that says
    something cannot be cleaned.
    """
    if not any(sign in content for sign in SAYS):
        return content
    with Image.open(io.BytesIO(content), formats=["JPEG"]) as picture:
        if picture.mode not in {"L", "RGB"} or picture.width * picture.height > MOST_PIXELS:
            raise Uncleanable(Doubt.MEDIA)
        picture.load()
        picture.info = {}
        out = io.BytesIO()
        picture.save(out, "JPEG", quality="keep", subsampling="keep" if picture.mode == "RGB" else -1)
    return out.getvalue()
