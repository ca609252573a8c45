"""What the record's verbs and objects are called; each layer registers its own words."""

from django.utils.functional import Promise

Words = str | Promise
_verbs: dict[str, Words] = {}
_objects: dict[str, Words] = {}


def register(verb: str, words: Words) -> None:
    """Call ``verb`` by ``words``: what somebody did, in the past tense (``Başvuruyu gönderdi``).

    ``call.*`` names every verb of that family that has no words of its own.
    """
    _verbs[verb] = words


def register_object(object_type: str, words: Words) -> None:
    """Call rows of ``app.model`` by ``words`` (``Başvuru``)."""
    _objects[object_type.lower()] = words


def label(verb: str) -> str:
    """The words for a verb or else its family; the verb itself when nobody registered either."""
    return str(_verbs.get(verb) or _verbs.get(f"{verb.partition('.')[0]}.*", verb))


def object_label(object_type: str) -> str:
    """The words for a kind of object; its bare type when nobody registered it."""
    return str(_objects.get(object_type, object_type))


def choices() -> list[tuple[str, str]]:
    """Every registered verb with its words, in the order of registration."""
    return [(verb, str(words)) for verb, words in _verbs.items() if not verb.endswith("*")]


def object_choices() -> list[tuple[str, str]]:
    """Every registered kind of object with its words."""
    return [(kind, str(words)) for kind, words in _objects.items()]
