"""By which words an applicant, its partners and its people would be known in a file that hides them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from applications.models import HiddenWord, Proposal, Submission
from applications.queries.affinity import domain_of
from cmdp.accounts.models import Membership
from cmdp.kit.veil import LEAST_LETTERS, TOKENS, Known, Veil, fold, whole
from cmdp.regions.models import Province

# Folded words that many bodies bear in their names, by their beginnings and whole; what is left stands for one body.
STEMS: Final = re.compile(
    r"(?:ajans|akademi|arastirma|bakanl|baskanl|belediye|birlig|birlik|borsa|derneg|dernek|enstitu|esnaf|fakulte|"
    r"gelistirme|hastane|hizmet|idare|ihracat|isletme|kalkinma|kaymakam|kooperatif|kurulus|kurum|lojistik|mudurl|muhtarl|"
    r"organize|planlama|rektorl|sanayi|sekreterl|sirket|teknokent|teknoloji|teknopark|ticaret|universite|uygulama|vakf|"
    r"vakif|valil|yatirim|yuksekokul)\w*"
)
WHOLE: Final = frozenset(
    [
        "anadolu",
        "anonim",
        "bati",
        "belde",
        "bilim",
        "birim",
        "bolge",
        "bolgesi",
        "buyuk",
        "buyuksehir",
        "cevre",
        "daire",
        "dairesi",
        "deniz",
        "devlet",
        "dogu",
        "egitim",
        "ekonomi",
        "enerji",
        "genclik",
        "genel",
        "guney",
        "guzel",
        "ilce",
        "insan",
        "kadin",
        "kamu",
        "kanal",
        "kara",
        "karadeniz",
        "kent",
        "kooperatif",
        "kucuk",
        "kultur",
        "kuzey",
        "limited",
        "lise",
        "lisesi",
        "merkez",
        "merkezi",
        "meslek",
        "milli",
        "muze",
        "muzesi",
        "odasi",
        "okul",
        "okulu",
        "orman",
        "ornek",
        "orta",
        "ortak",
        "ozel",
        "park",
        "parki",
        "proje",
        "saglik",
        "sanat",
        "sehir",
        "sosyal",
        "spor",
        "tarim",
        "tasarim",
        "teknik",
        "toplum",
        "turizm",
        "turk",
        "turkiye",
        "uluslararasi",
        "urun",
        "urunleri",
        "uzman",
        "yeni",
        "yerel",
        "yuksek",
        "ziraat",
    ]
)
BRACKETS: Final = re.compile(r"\s*\([^)]*\)")  # an addition that most leave out when they say the name
LEAST_INITIALS: Final = 3
DIGITS_OF_A_PHONE: Final = 10
NUMBERS: Final = ("vkn", "detsis")
PARTS: Final = ("applicant", "contact", "partners", "declaration")


def veil_of(proposal: Proposal) -> Veil:
    """What hides the applicant of this file, whether or not its rules want it."""
    return veils_of([proposal])[proposal.pk]


def veils_of(files: Iterable[Proposal]) -> Mapping[int, Veil]:
    """The same by file, in four queries for all: what each sending and today's records call the bodies and people."""
    rows = list(files)
    said, people, words = _said_in_sendings(rows), _members_of(rows), _words_of(rows)
    provinces = {fold(name) for name in Province.objects.values_list("name", flat=True)}
    found = {}
    for file in rows:
        tellers = [*said[file.pk], *_of_today(file), *people[file.organisation_id], *words[file.pk]]
        found[file.pk] = Veil(_known(tellers, provinces))
    return found


Told = tuple[str, str]  # what kind of thing, and how it is called


def _said_in_sendings(files: Iterable[Proposal]) -> Mapping[int, list[Told]]:
    found: dict[int, list[Told]] = defaultdict(list)
    rows = Submission.objects.filter(proposal__in=[file.pk for file in files]).order_by()
    for file, *parts in rows.values_list("proposal_id", *(f"content__{part}" for part in PARTS)):
        applicant, contact, partners, declaration = parts
        for body in (applicant or {}, *(partners or ())):
            found[file] += _of_body(body)
            found[file].append(("person", body.get("representative") or ""))
        found[file] += _of_contact(contact or {})
        found[file].append(("person", ((declaration or {}).get("by") or {}).get("name") or ""))
    return found


def _of_body(body: Mapping[str, Any]) -> Iterator[Told]:
    yield from (("body", body.get(name) or "") for name in ("name", "unit_name"))
    yield from (("number", body.get(name) or "") for name in NUMBERS)
    yield from (("address", body.get("address") or ""), ("phone", body.get("phone") or ""))
    yield from (("mail", body.get("kep") or ""), ("site", body.get("website") or ""))


def _of_contact(contact: Mapping[str, Any]) -> Iterator[Told]:
    yield from (("person", contact.get("name") or ""), ("mail", contact.get("email") or ""))
    yield ("phone", contact.get("phone") or "")


def _of_today(file: Proposal) -> Iterator[Told]:
    body = file.organisation
    yield from _of_body({name: getattr(body, name) for name in ("name", "unit_name", *NUMBERS, "address", "kep")})
    yield from (("phone", body.phone), ("site", body.website), ("person", body.representative_name))
    yield from _of_contact({"name": body.contact_name, "email": body.contact_email, "phone": body.contact_phone})
    yield from _of_contact({"name": file.contact_name, "email": file.contact_email, "phone": file.contact_phone})


def _members_of(files: Iterable[Proposal]) -> Mapping[int, list[Told]]:
    """Everybody who sits or sat in the applying organisation, by the organisation's key."""
    found: dict[int, list[Told]] = defaultdict(list)
    seats = Membership.objects.filter(organisation__in={file.organisation_id for file in files}).order_by("pk")
    for key, name, address in seats.values_list("organisation_id", "user__full_name", "user__email"):
        found[key] += [("person", name), ("mail", address)]
    return found


def _words_of(files: Iterable[Proposal]) -> Mapping[int, list[Told]]:
    """What officers found besides."""
    found: dict[int, list[Told]] = defaultdict(list)
    rows = HiddenWord.objects.filter(proposal__in=[file.pk for file in files])
    for file, text in rows.values_list("proposal_id", "text"):
        found[file].append(("word", text))
    return found


def _known(tellers: Iterable[Told], provinces: set[str]) -> Known:
    told: dict[str, set[str]] = defaultdict(set)
    for kind, text in tellers:
        if text.strip():
            told[kind].add(whole(text).strip())
    called = {*told["body"], *(BRACKETS.sub("", name).strip() for name in told["body"])}
    bodies = {name for name in called if len(name) >= LEAST_LETTERS}
    people = {name for name in told["person"] if len(name.split()) > 1}
    hosts = {domain_of(address) for address in told["mail"]} | {_host_of(site) for site in told["site"]}
    return Known(
        names=frozenset(bodies | people | told["address"] | told["word"]),
        words=frozenset(word for name in bodies for word in own_words(name, provinces)),
        letters=frozenset(letters for name in bodies for letters in initials_of(name)),
        numbers=frozenset({*filter(None, map(_digits, told["number"])), *filter(None, map(_phone, told["phone"]))}),
        hosts=frozenset(hosts - {""}),
    )


def own_words(name: str, provinces: set[str]) -> list[str]:
    """The words of a body's name that stand for it alone: neither common to many nor a province's, which is told anyway.

    ``Altınova Belediyesi`` gives ``Altınova``.
    """
    words = (word for word in TOKENS.findall(name) if len(word) >= LEAST_LETTERS and not word.isdigit())
    return [word for word in words if not _is_common(fold(word)) and fold(word) not in provinces]


def _is_common(word: str) -> bool:
    return word in WHOLE or STEMS.fullmatch(word) is not None


def initials_of(name: str) -> list[str]:
    """How a body is abbreviated: by its words' first letters, or as its name itself writes in capitals."""
    words = [word for word in TOKENS.findall(name) if fold(word) not in {"ve", "ile"}]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    written = [word for word in words if len(word) >= LEAST_INITIALS and word.isupper() and len(words) > 1]
    is_shouted = len(written) == len(words)
    return [one for one in (capitals, *([] if is_shouted else written)) if len(one) >= LEAST_INITIALS]


def _host_of(site: str) -> str:
    address = site if "//" in site else f"//{site}"
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _phone(text: str) -> str:
    """The last ten digits: with or without the country in front they are one number."""
    digits = _digits(text)
    return digits[-DIGITS_OF_A_PHONE:] if len(digits) >= DIGITS_OF_A_PHONE else ""
