"""Addresses of files that stay as they are, in no language."""

from django.urls import URLPattern, path, register_converter

from applications.api.door import View, open_door
from applications.api.limits import DOWNLOADS
from applications.exports.open_data.datasets import BY_NAME
from applications.exports.open_data.files import BY_ENDING
from applications.views import open_files


class NameConverter:
    """A set that there is."""

    regex = "|".join(BY_NAME)

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    to_url = to_python


class EndingConverter(NameConverter):
    """A form that there is."""

    regex = "|".join(ending.replace(".", r"\.") for ending in BY_ENDING)


class GivingConverter(NameConverter):
    """A form that the grants come in."""

    regex = "|".join(open_files.GIVING)


class GraphConverter(NameConverter):
    """A form that the catalogue comes in."""

    regex = "jsonld|ttl"


register_converter(NameConverter, "open_set")
register_converter(GivingConverter, "giving")
register_converter(GraphConverter, "graph")
register_converter(EndingConverter, "ending")


def _place(route: str, view: View, name: str) -> URLPattern:
    return path(f"acik-veri/{route}", open_door(view, DOWNLOADS), name=name)


app_name = "open_data"
urlpatterns = [
    _place("<open_set:name>.csv-metadata.json", open_files.file_metadata, "file_metadata"),
    _place("360giving.<giving:ending>", open_files.giving, "giving"),
    _place("katalog", open_files.catalogue, "catalogue"),
    _place("katalog.<graph:ending>", open_files.catalogue_as, "catalogue_as"),
    _place("<open_set:name>.<ending:ending>", open_files.file, "file"),
]
