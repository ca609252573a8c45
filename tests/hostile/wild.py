"""What nobody should send: made-up keys, texts that no field wants, files of another kind, bodies that are none."""

IDS = ("\x00", "x" * 3000, "..", "\u202e", "😀", "yok", "-1", "9" * 40, "Aa1'\"<b>")
NUMBERS = (99, 10**4, 10**12, 10**30)
TEXTS = (
    "x" * 10_240,
    "<script>alert(1)</script>\"'><b>",
    "a\x00b",
    "a\ud800b",
    "\u202esatır\u200f",
    "👩\u200d👩\u200d👧",
    "-1",
    "1e400",
    "NaN",
    "\uff11\uff12",
    "1.250",
    "1,250.00",
    "31.02.2026",
    "9" * 5_000,
    "' OR 1=1 --",
    "%s%(x)s{0}",
    "   ",
    "a@" + "b" * 300 + ".com",
)
FILES = (
    ("../../etc/passwd.pdf", b"%PDF-1.7"),
    ("x" * 300 + ".pdf", b""),
    ("yaz\u0131c\u0131\u202efdp.exe", b"MZ\x90\x00"),
    ("bomba.docx", b"PK\x03\x04" + b"\x00" * 64),
)
BODIES = {
    "application/json": b'{"reason": 1}',
    "multipart/form-data": b"no boundary",
    "multipart/form-data; boundary=x": b'--x\r\nContent-Disposition: form-data; name="a"; filename="\x00"\r\n\r\nhi\r\n--x--',
    "text/plain": b"\xff\xfe\x00",
    "application/x-www-form-urlencoded": b"reason=%ED%A0%80&a=%00&=&&;=%FF",
}
# What is right in one field or another.
PLAUSIBLE = (
    "Deneme metni, yeterince uzun olsun diye biraz daha yazılmıştır.",
    "5",
    "1.250,00",
    "15.01.2027",
    "2027-01-15T10:00",
    "deneme@ornek.org",
)
