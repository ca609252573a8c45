"""The catalogue of open data as DCAT-AP 3 describes it: one graph, written as JSON-LD and as Turtle."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from applications.exports.open_data.addresses import absolute
from applications.exports.open_data.datasets import DATASETS, Dataset
from applications.exports.open_data.fields import Words
from applications.exports.open_data.files import FORMS, Form, address, said
from applications.exports.open_data.scope import caveat
from cmdp.kit import links

Node = dict[str, Any]
EU = "http://publications.europa.eu/resource/authority/"
PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = _("CMDP açık veri kataloğu")
ABOUT = _("Cazibe Merkezlerini Destekleme Programının çağrıları, öncelikleri, desteklenen projeleri ve yıllık sayıları")
CONTACT = _("Açık veri sorumlusu")
KEYWORDS = (_("kalkınma"), _("bölgesel kalkınma"), _("destek programı"))
FORMATS = {"csv": "CSV", "excel.csv": "CSV", "json": "JSON", "xlsx": "XLSX"}
MEDIA = "https://www.iana.org/assignments/media-types/"


def graph() -> list[Node]:
    """Every node of the catalogue, the catalogue first; in the same order each time."""
    nodes = [_catalogue(), _service(), _publisher(), _contact(), *_vocabulary()]
    for dataset in DATASETS:
        nodes += [_dataset(dataset), *(_distribution(dataset, form) for form in FORMS)]
    return nodes


def as_json_ld() -> str:
    """The graph as JSON-LD 1.1."""
    return json.dumps({"@context": PREFIXES, "@graph": graph()}, ensure_ascii=False, indent=1)


def as_turtle() -> str:
    """The graph as Turtle."""
    heads = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    return "\n".join([*heads, "", *(_turtle(node) for node in graph())])


def _catalogue() -> Node:
    return _node(
        absolute("open_data:catalogue"),
        "dcat:Catalog",
        {
            "dct:title": _texts(TITLE),
            "dct:description": _texts(format_lazy("{}. {}", ABOUT, caveat())),
            "dct:publisher": _to(_publisher_address()),
            "dct:language": _languages(),
            "dct:license": _to(settings.OPEN_DATA_LICENCE_URL),
            "foaf:homepage": _to(absolute("applications:open_data")),
            "dcat:themeTaxonomy": _to(f"{EU}data-theme"),
            "dcat:dataset": [_to(_dataset_address(dataset)) for dataset in DATASETS],
            "dcat:service": _to(links.absolute("/api/v1/")),
        },
    )


def _dataset(dataset: Dataset) -> Node:
    return _node(
        _dataset_address(dataset),
        "dcat:Dataset",
        {
            "dct:title": _texts(dataset.title),
            "dct:description": _texts(dataset.about),
            "dct:identifier": {"@value": dataset.name},
            "dct:publisher": _to(_publisher_address()),
            "dcat:contactPoint": _to(_contact_address()),
            "dcat:keyword": [text for word in KEYWORDS for text in _texts(word)],
            "dcat:theme": [_to(f"{EU}data-theme/{code}") for code in ("GOVE", "REGI")],
            "dcat:landingPage": _to(absolute("applications:open_data")),
            "dct:accessRights": _to(f"{EU}access-right/PUBLIC"),
            "dct:accrualPeriodicity": _to(f"{EU}frequency/CONT"),
            "dct:language": _languages(),
            "dct:spatial": _to(f"{EU}country/TUR"),
            "dcat:distribution": [_to(f"{address(dataset, form)}#dagitim") for form in FORMS],
        },
    )


def _distribution(dataset: Dataset, form: Form) -> Node:
    place, code = address(dataset, form), FORMATS[form.ending]
    return _node(
        f"{place}#dagitim",
        "dcat:Distribution",
        {
            "dct:title": _texts(form.label),
            "dct:description": _texts(form.about),
            "dcat:accessURL": _to(absolute("applications:open_data")),
            "dcat:downloadURL": _to(place),
            "dct:format": _to(f"{EU}file-type/{code}"),
            "dcat:mediaType": _to(MEDIA + form.media_type.split(";")[0]),
            "dct:license": _to(settings.OPEN_DATA_LICENCE_URL),
        },
    )


def _service() -> Node:
    return _node(
        links.absolute("/api/v1/"),
        "dcat:DataService",
        {
            "dct:title": _texts(_("CMDP açık veri arayüzü")),
            "dct:publisher": _to(_publisher_address()),
            "dcat:endpointURL": _to(links.absolute("/api/v1/")),
            "dcat:endpointDescription": _to(absolute("api_v1:openapi")),
            "dcat:contactPoint": _to(_contact_address()),
            "dct:accessRights": _to(f"{EU}access-right/PUBLIC"),
            "dct:license": _to(settings.OPEN_DATA_LICENCE_URL),
            "dcat:servesDataset": [_to(_dataset_address(dataset)) for dataset in DATASETS],
        },
    )


def _publisher() -> Node:
    return _node(_publisher_address(), "foaf:Agent", {"foaf:name": {"@value": settings.OPEN_DATA_PUBLISHER}})


def _contact() -> Node:
    """An office and its page, never a person."""
    told = {"vcard:fn": _texts(CONTACT), "vcard:hasURL": _to(absolute("applications:contact"))}
    return _node(_contact_address(), "vcard:Organization", told) | {"@type": ["vcard:Kind", "vcard:Organization"]}


def _vocabulary() -> list[Node]:
    """What the graph says of the terms it borrows, so that a reader without a network can judge it."""
    terms = {
        **{f"{EU}data-theme/{code}": "skos:Concept" for code in ("GOVE", "REGI")},
        f"{EU}frequency/CONT": "dct:Frequency",
        f"{EU}access-right/PUBLIC": "dct:RightsStatement",
        f"{EU}country/TUR": "dct:Location",
        **{f"{EU}language/{code}": "dct:LinguisticSystem" for code in ("TUR", "ENG")},
        **{f"{EU}file-type/{code}": "dct:MediaTypeOrExtent" for code in dict.fromkeys(FORMATS.values())},
        **{MEDIA + form.media_type.split(";")[0]: "dct:MediaType" for form in FORMS},
        settings.OPEN_DATA_LICENCE_URL: "dct:LicenseDocument",
        absolute("applications:open_data"): "foaf:Document",
    }
    nodes = [_node(place, kind, _label(place, kind)) for place, kind in terms.items()]
    taxonomy = {"dct:title": [{"@value": "Data theme", "@language": "en"}]}
    return [*nodes, _node(f"{EU}data-theme", "skos:ConceptScheme", taxonomy)]


def _label(place: str, kind: str) -> Node:
    return {"skos:prefLabel": [{"@value": place.rsplit("/", 1)[-1]}]} if kind == "skos:Concept" else {}


def _publisher_address() -> str:
    return f"{absolute('applications:open_data')}#yayimlayan"


def _contact_address() -> str:
    return f"{absolute('applications:contact')}#acik-veri"


def _dataset_address(dataset: Dataset) -> str:
    return f"{absolute('applications:open_data')}#{dataset.name}"


def _languages() -> list[Node]:
    return [_to(f"{EU}language/{code}") for code in ("TUR", "ENG")]


def _node(place: str, kind: str, told: Node) -> Node:
    return {"@id": place, "@type": [kind], **told}


def _to(place: str) -> Node:
    return {"@id": place}


def _texts(words: Words) -> list[Node]:
    return [{"@value": text.strip(), "@language": language} for language, text in said(words).items()]


def _turtle(node: Node) -> str:
    lines = [f"<{node['@id']}> a {', '.join(node['@type'])}", *_statements(node)]
    return " ;\n    ".join(lines) + " .\n"


def _statements(node: Node) -> Iterator[str]:
    for name, value in node.items():
        if not name.startswith("@"):
            values: Iterable[Node] = value if isinstance(value, list) else [value]
            yield f"{name} {', '.join(_object(part) for part in values)}"


def _object(value: Node) -> str:
    if "@id" in value:
        return f"<{value['@id']}>"
    text = json.dumps(value["@value"], ensure_ascii=False)
    return f"{text}@{value['@language']}" if "@language" in value else text
