"""The published projects and totals as they are shipped: read, understood by our reviewed files, written once."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from applications.choices import Classification
from applications.domain.published import translate, write
from applications.models import PublishedProject, PublishedTotal
from applications.queries.published.shipped import MAPPING, Row, rows_of
from cmdp.audit.models import Event
from cmdp.audit.record import record
from cmdp.kit.actors import SYSTEM
from cmdp.kit.text import clean_line, search_key
from cmdp.regions.models import Province
from cmdp.regions.queries import find_province
from priorities.models import Measure
from priorities.queries import measure_with_code

READING = "published_reading.csv"
TEXTS = (
    *("title_en", "year_kind", "year_note_tr", "year_note_en"),
    *("state", "state_since", "state_note_tr", "state_note_en", "note_tr", "note_en"),
)


@transaction.atomic
def load_published(*, at: dt.datetime) -> list[PublishedProject]:
    """Write the shipped projects and totals that are not there yet; what is there stays as people have edited it.

    An English title that nobody has touched is our translation, and follows the newer one.

    Provinces and the first edition of the priorities are loaded before; of provinces that are not
    there nothing is written. Returns the new projects.
    """
    _load_totals(at=at)
    known = set(PublishedProject.objects.exclude(import_key="").values_list("import_key", flat=True))
    mapping, reading = _by_name(MAPPING), _by_name(READING)
    rows = {key_of(row["year"], row["province"], row["project_name"]): row for row in rows_of("published_projects.csv")}
    new = {key: row for key, row in rows.items() if key not in known}
    _translate({key: reading[_name(row)]["title_en"] for key, row in rows.items()}, at=at)
    return [
        write(values, by=SYSTEM, at=at, import_key=key)
        for key, row in new.items()
        if (values := _values(row, mapping[_name(row)], reading[_name(row)])) is not None
    ]


def key_of(year: str | int, province: str, title: str) -> str:
    """What tells an imported project from another: year, province by any of its spellings, folded name."""
    found = find_province(province)
    return f"{year}:{found.nuts3 if found else search_key(province)}:{search_key(title)}"[:300]


def amount_of(text: str) -> Decimal | None:
    """An amount as the files write it; nothing is unknown, not zero."""
    return Decimal(text) if text else None


def _by_name(file: str) -> dict[tuple[str, str], Row]:
    return {_name(row): row for row in rows_of(file)}


def _name(row: Row) -> tuple[str, str]:
    return row["year"], row["project_name"]


def _values(row: Row, class_: Row, read: Row) -> dict[str, object] | None:
    province = find_province(row["province"])
    if province is None:
        return None
    return {
        **{name: read[name] for name in TEXTS},
        **_classified(class_),
        **_sourced(row, read["amount_note_tr"]),
        "year": int(row["year"]),
        "year_is_approximate": read["year_is_approximate"] == "yes",
        "province": province,
        "district": row["district"],
        "title_tr": row["project_name"],
        "beneficiary": read["beneficiary"] or row["beneficiary"],
        "amount_is_unclear": read["amount_is_unclear"] == "yes",
    }


def _translate(titles: dict[str, str], *, at: dt.datetime) -> None:
    """Our English titles where no person wrote or took away one, or wrote another Turkish one."""
    people = Event.objects.filter(object_type=PublishedProject._meta.label_lower, actor_id__isnull=False)
    touched = people.filter(Q(changes__has_key="title_en") | Q(changes__has_key="title_tr"))
    shipped = PublishedProject.objects.filter(import_key__in=titles).exclude(pk__in=touched.values("object_id"))
    for key, pk, title in list(shipped.order_by("pk").values_list("import_key", "pk", "title_en")):
        if title != titles[key]:
            translate(pk, titles[key], instead_of=title, at=at)


def _classified(row: Row) -> dict[str, object]:
    measure: Measure | None = measure_with_code(row["measure"]) if row["measure"] else None
    return {
        "measure": measure,
        "beneficiary_type": row["beneficiary_type"],
        "classification": Classification.OURS,
        "basis_tr": row["basis_tr"],
        "basis_en": row["basis_en"],
    }


def _sourced(row: Row, note_tr: str) -> dict[str, object]:
    return {
        "total_cost": amount_of(row["total_cost_try"]),
        "support": amount_of(row["support_try"]),
        "amount_note_tr": note_tr,
        "amount_note_en": row["amount_note"],
        "source": row["source"],
        "source_url": row["source"] if row["source"].startswith(("http://", "https://")) else "",
        "confidence": row["confidence"],
    }


def _load_totals(*, at: dt.datetime) -> None:
    reading = {(row["period"], row["what"]): row for row in rows_of("published_totals_reading.csv")}
    for row in rows_of("published_totals.csv"):
        read, key = reading[row["period"], row["what"]], f"{row['period']}:{search_key(row['province'])}:{row['what']}"
        province = find_province(row["province"]) if row["province"] else None
        if row["province"] and province is None:
            continue
        total, is_new = PublishedTotal.objects.get_or_create(import_key=key, defaults=_total(row, read, province))
        if is_new:
            record("published.add_total", total, by=SYSTEM, at=at, changes={"what_tr": ("", total.what_tr)})


def _total(row: Row, read: Row, province: Province | None) -> dict[str, object]:
    first, _, last = row["period"].partition("-")
    return {
        **_sourced(row, read["amount_note_tr"]),
        "year_from": int(first),
        "year_to": int(last or first),
        "province": province,
        "what_tr": clean_line(read["what_tr"]),
        "what_en": row["what"],
        "mixes_programmes": read["mixes_programmes"] == "yes",
    }
