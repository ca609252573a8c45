"""The two plain answers for whoever watches the process."""

from django.db import connection

from cmdp.celery import app


def test_healthz_says_the_process_runs_without_asking_the_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"process": True})


def test_readyz_says_database_and_broker_answer(client, db):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"database": True, "broker": True})


def test_readyz_names_a_broker_that_is_gone(client, db, monkeypatch):
    monkeypatch.setattr(app.conf, "broker_write_url", "redis://127.0.0.1:1/0")

    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (503, {"database": True, "broker": False})


def test_readyz_names_a_database_that_is_gone(client, transactional_db, monkeypatch):
    connection.close()

    with monkeypatch.context() as gone:
        gone.setitem(connection.settings_dict, "PORT", "1")
        response = client.get("/readyz")

    assert (response.status_code, response.json()) == (503, {"database": False, "broker": True})
