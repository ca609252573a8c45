"""The page of open data: each set with its files, the licence and what of it nobody has confirmed yet."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from applications.exports.open_data.datasets import DATASETS, Dataset
from applications.exports.open_data.files import FORMS, Form
from applications.filters.published import query_of
from applications.queries import open_data
from applications.queries.published.filters import Filters

GRAPHS = (("JSON-LD", "jsonld"), ("Turtle", "ttl"))


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file of a set."""

    form: Form
    href: str


@dataclass(frozen=True, slots=True)
class DatasetShown:
    """One set with its files."""

    dataset: Dataset
    files: list[FileShown]
    metadata: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A value from the settings; ``is_default`` says that nobody has vouched for it."""

    value: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Licence:
    """Who publishes, and under which licence."""

    publisher: Setting
    name: Setting
    url: str


@dataclass(frozen=True, slots=True)
class Standards:
    """The files that follow a standard of their own, and the settings that they speak with."""

    giving: list[tuple[str, str]]
    counts: dict[str, int]
    prefix: Setting
    funder: Setting
    funder_name: Setting
    graphs: list[tuple[str, str]]

    @property
    def given(self) -> int:
        """How many grants there are."""
        return self.counts["projects"] - self.counts["left_out"]


def list_files(filters: Filters, sort: str) -> list[FileShown]:
    """The list of projects in every form, with the filters and the order of its page."""
    query = query_of(filters, **({} if sort == "newest" else {"sirala": sort}))
    return [FileShown(form, reverse("applications:project_list_file", args=[form.ending]) + query) for form in FORMS]


def standards() -> Standards:
    """The grants of 360Giving with how many are left out and why, and the catalogue."""
    return Standards(
        giving=[(ending.upper(), reverse("open_data:giving", args=[ending])) for ending in ("json", "csv", "xlsx")],
        counts=open_data.grant_counts(Filters()),
        prefix=setting("OPEN_DATA_GRANT_PREFIX"),
        funder=setting("OPEN_DATA_FUNDER_ID"),
        funder_name=setting("OPEN_DATA_FUNDER_NAME"),
        graphs=[(name, reverse("open_data:catalogue_as", args=[ending])) for name, ending in GRAPHS],
    )


def shown_datasets() -> list[DatasetShown]:
    """Every set with the addresses of its files."""
    return [shown_dataset(dataset) for dataset in DATASETS]


def licence() -> Licence:
    """Who publishes, and under which licence."""
    return Licence(setting("OPEN_DATA_PUBLISHER"), setting("OPEN_DATA_LICENCE_NAME"), settings.OPEN_DATA_LICENCE_URL)


def setting(name: str) -> Setting:
    """A setting of open data, and whether it still is the default."""
    return Setting(getattr(settings, name), name in settings.OPEN_DATA_UNCONFIRMED)


def shown_dataset(dataset: Dataset) -> DatasetShown:
    """One set with the addresses of its files."""
    files = [FileShown(form, reverse("open_data:file", args=[dataset.name, form.ending])) for form in FORMS]
    return DatasetShown(dataset, files, reverse("open_data:file_metadata", args=[dataset.name]))
