"""The public read-only API: same rows, same columns as the files of ``/acik-veri/``."""
