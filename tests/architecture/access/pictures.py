"""Charts and maps of supported projects: for everybody."""

from tests.architecture.access.row import Row
from tests.factories.published import make_published


def _one(_cast):
    make_published()
    return {}


ROWS = {
    f"applications:{name}": Row(everyone=200, arguments=_one)
    for name in (
        "project_distribution",
        "project_distribution_csv",
        "project_map",
        "project_map_csv",
        "embedded_distribution",
        "embedded_map",
    )
}
