"""The layers, top first: a module may import from its own layer and from those below, never above.

docs/architecture.md prints this list; ``test_layers.py`` compares the two.
"""

LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "cmdp.urls",
        "cmdp.health",
        "cmdp.metrics",
        "cmdp.security_txt",
        "cmdp.sensitive",
        "cmdp.celery",
        "cmdp.beat",
        "cmdp.waiting",
        "cmdp.wsgi",
        "cmdp.settings",
        "manage",
    ),
    (
        "applications.urls",
        "applications.views",
        "applications.api",
        "applications.demo",
        "applications.tasks",
        "applications.management",
        "applications.templatetags",
    ),
    (
        "applications.forms",
        "applications.filters",
        "applications.exports",
        "applications.navigation",
        "applications.presenters",
    ),
    ("applications.domain",),
    ("applications.policies",),
    ("applications.queries",),
    ("applications.models", "applications.apps"),
    (
        "applications.moves",
        "applications.choices",
        "applications.found",
        "applications.handed",
        "applications.objected",
        "applications.reserved",
        "applications.validators",
        "applications.money",
        "applications.rulebook",
    ),
    ("priorities.urls", "priorities.views", "priorities.management", "priorities.templatetags"),
    ("priorities.forms", "priorities.describing", "priorities.exchange"),
    ("priorities.domain", "priorities.loading"),
    ("priorities.policies", "priorities.exchange.judging", "priorities.likeness"),
    (
        "priorities.queries",
        "priorities.descent",
        "priorities.differences",
        "priorities.record",
        "priorities.key",
        "priorities.exchange.content",
    ),
    ("priorities.models", "priorities.apps"),
    ("cmdp.accounts",),
    ("cmdp.jobs",),
    ("cmdp.outbox",),
    ("cmdp.audit",),
    ("cmdp.regions",),
    ("cmdp.kit",),
)
# The one line where the roof shows in the cellar: ``shared_task`` binds to the app named there.
EXCEPTIONS = {("cmdp", "cmdp.celery")}
