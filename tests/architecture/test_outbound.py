"""Nothing here asks another machine by an address that people gave: no client of the web is in the code."""

import ast
import re

from tests.support.modules import ROOT, modules

CLIENTS = {"aiohttp", "ftplib", "http.client", "httpx", "requests", "smtplib", "socket", "urllib.request", "urllib3"}
CLIENTS |= {"boto3", "botocore.config", "storages.backends.s3"}
# The gateway, the virus checker, the bucket of files and ourselves, by addresses of settings; and what the mail library raises.
KNOWN = {
    ("cmdp.accounts.gateway", "requests"),
    ("cmdp.kit.clamd", "socket"),
    ("cmdp.kit.management.commands.check_address", "socket"),
    ("cmdp.kit.objects", "botocore.config"),
    ("cmdp.kit.objects", "storages.backends.s3"),
    ("cmdp.outbox.delivery", "smtplib"),
}
WORDS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|\beval\(|new Function|postMessage|[\"']message[\"']"
)


def _imported(tree: ast.AST) -> set[str]:
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_only_what_a_setting_names_is_spoken_to():
    found = {(module.name, name) for module in modules() for name in _imported(module.tree) & CLIENTS}

    assert found == KNOWN


def test_no_program_is_started_but_the_databases_own():
    found = {module.name for module in modules() if "subprocess" in _imported(module.tree)}

    assert found == {"cmdp.kit.backup"}


def test_no_script_of_ours_writes_html_or_reads_messages_of_other_windows():
    found = {script.name: WORDS.findall(script.read_text("utf-8")) for script in (ROOT / "static/js").rglob("*.js")}

    assert {name: words for name, words in found.items() if words} == {}
