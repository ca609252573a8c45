"""The site map as a search engine walks it."""

from xml.etree import ElementTree as ET

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HERE = "http://testserver"


def lists(client):
    """The address of every list that the index names."""
    return _places(client, "/sitemap.xml")


def listed(client):
    """Every address in every list, in order."""
    return [place for one in lists(client) for place in _places(client, one.removeprefix(HERE))]


def _places(client, address):
    return [row.findtext(f"{SPACE}loc") for row in ET.fromstring(client.get(address).content)]
