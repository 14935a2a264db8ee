"""Words that pages, files and tables of many kinds bear alike."""

from __future__ import annotations

SAMPLE_NOTE = "示例数据，不代表任何真实企业"
"""Stands on whatever shows data of a sample edition."""
