"""Where everything is."""

from ninja import Router, Schema

from applications.api.strict import strict
from applications.exports.open_data.addresses import absolute
from cmdp.kit import links
from cmdp.kit.requests import Request

router = Router(tags=["index"])
LISTS = (
    "calls",
    "answers",
    "editions",
    "measures",
    "successions",
    "errata",
    "projects",
    "figures",
    "totals",
    "agencies",
    "provinces",
)


class Index(Schema):
    """The lists by name, the description for machines and the one for people."""

    lists: dict[str, str]
    openapi: str
    documentation: str


@router.get("", response=Index, url_name="index", operation_id="getIndex")
@strict
def index(request: Request) -> dict[str, object]:  # noqa: ARG001 - the same for everybody
    lists = {name: links.absolute(f"/api/v1/{name}") for name in LISTS}
    about = {"openapi": absolute("api_v1:openapi"), "documentation": absolute("applications:api_documentation")}
    return {"lists": lists, **about}
