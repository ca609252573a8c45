"""The catalogue, judged by DCAT-AP 3's own shapes and by the ranges that its specification names."""

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.compare import isomorphic

from applications.exports.open_data.datasets import DATASETS
from applications.exports.open_data.files import FORMS
from tests.support.modules import ROOT

SHAPES = ROOT / "tests/standards/dcat-ap/shapes.ttl"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
    FOAF.Agent: (FOAF.name,),
}
RECOMMENDED = {
    DCAT.Catalog: (DCAT.dataset, DCAT.service, DCTERMS.language, DCTERMS.license, DCAT.themeTaxonomy, FOAF.homepage),
    DCAT.Dataset: (DCAT.contactPoint, DCAT.distribution, DCAT.keyword, DCTERMS.publisher, DCTERMS.spatial, DCAT.theme),
    DCAT.Distribution: (DCTERMS.description, DCTERMS["format"], DCTERMS.license, DCAT.downloadURL, DCAT.mediaType),
}
RANGES = {
    DCTERMS.publisher: FOAF.Agent,
    DCAT.contactPoint: VCARD.Kind,
    DCAT.dataset: DCAT.Dataset,
    DCAT.service: DCAT.DataService,
    DCAT.servesDataset: DCAT.Dataset,
    DCAT.distribution: DCAT.Distribution,
    DCAT.theme: SKOS.Concept,
    DCAT.themeTaxonomy: SKOS.ConceptScheme,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCTERMS.accessRights: DCTERMS.RightsStatement,
    DCTERMS.accrualPeriodicity: DCTERMS.Frequency,
    DCTERMS.language: DCTERMS.LinguisticSystem,
    DCTERMS.spatial: DCTERMS.Location,
    DCTERMS["format"]: DCTERMS.MediaTypeOrExtent,
    DCAT.mediaType: DCTERMS.MediaType,
    DCAT.landingPage: FOAF.Document,
    FOAF.homepage: FOAF.Document,
}


def graph_of(client, path, form, **headers):
    return Graph().parse(data=client.get(path, headers=headers).content.decode(), format=form)


@pytest.fixture
def graph(client, db):
    return graph_of(client, "/acik-veri/katalog.ttl", "turtle")


@pytest.mark.slow
def test_the_catalogue_keeps_the_shapes_of_dcat_ap(graph):
    keeps, _report, text = validate(graph, shacl_graph=Graph().parse(SHAPES))

    assert keeps, text


@pytest.mark.slow
def test_the_shapes_would_refuse_a_dataset_without_a_title(graph):
    graph.remove((next(graph.subjects(RDF.type, DCAT.Dataset)), DCTERMS.title, None))

    assert not validate(graph, shacl_graph=Graph().parse(SHAPES))[0]


@pytest.mark.parametrize("asked", [MANDATORY, RECOMMENDED], ids=["mandatory", "recommended"])
def test_every_thing_has_what_the_profile_asks_of_it(graph, asked):
    missing = [
        (thing, name)
        for kind, names in asked.items()
        for thing in graph.subjects(RDF.type, kind)
        for name in names
        if (thing, name, None) not in graph
    ]

    assert missing == []
    assert all(next(graph.subjects(RDF.type, kind), None) for kind in asked)


def test_every_reference_leads_to_a_thing_of_the_class_that_the_profile_names(graph):
    wrong = [
        (thing, name)
        for name, kind in RANGES.items()
        for thing, _name, value in graph.triples((None, name, None))
        if not isinstance(value, URIRef) or (value, RDF.type, kind) not in graph
    ]

    assert wrong == []


def test_both_forms_are_one_graph_and_are_negotiated(client, graph):
    linked = graph_of(client, "/acik-veri/katalog.jsonld", "json-ld")
    asked = graph_of(client, "/acik-veri/katalog", "turtle", Accept="text/turtle")
    default = client.get("/acik-veri/katalog")

    assert isomorphic(graph, linked)
    assert isomorphic(graph, asked)
    assert (default["Content-Type"], default["Vary"].split(", ")[0]) == ("application/ld+json", "Accept")


def test_every_file_of_every_set_is_in_it_and_can_be_had(client, graph, settings):
    settings.DOWNLOADS_PER_MINUTE = 10**6
    files = {str(value) for value in graph.objects(None, DCAT.downloadURL)}

    assert len(files) == len(DATASETS) * len(FORMS)
    assert {client.get(file.removeprefix("http://testserver")).status_code for file in files} == {200}
    assert not list(graph.objects(None, RDFS.label))
