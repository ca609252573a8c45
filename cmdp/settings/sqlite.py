"""SQLite as we use it: readers never wait for a writer, writers take turns, keys are held."""

# A transaction takes the write lock at its start: one that began as a reader could not wait for it.
OPTIONS: dict[str, object] = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
