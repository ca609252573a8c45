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


register_converter(NameConverter, "open_set")
register_converter(EndingConverter, "ending")


def _place(route: str, view: View, name: str) -> URLPattern:
    return path(f"acik-veri/{route}", open_door(view, DOWNLOADS), name=name)


app_name = "open_data"
urlpatterns = [
    _place("<open_set:name>.csv-metadata.json", open_files.file_metadata, "file_metadata"),
    _place("<open_set:name>.<ending:ending>", open_files.file, "file"),
]
