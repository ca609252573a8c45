"""What the public reads of supported projects: one filter for pages, charts, downloads and the API."""
