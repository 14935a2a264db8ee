"""Catalogue entries (schema.org) of the lists."""

from __future__ import annotations

from typing import Any

from xingji.publish.catalogue import lists
from xingji.publish.data import DataSet
from xingji.publish.describe.about import OpenData, sample_note


def catalog(data: OpenData) -> dict[str, Any]:
    """Catalogue entries (schema.org): one data set per edition, its files as downloads."""
    return {
        "@context": "https://schema.org/",
        "@type": "DataCatalog",
        "name": data.title,
        "inLanguage": "zh-CN",
        "dateModified": data.stamp,
        "dataset": [_dataset(data, one) for one in data.sets],
    }


def _dataset(data: OpenData, one: DataSet) -> dict[str, Any]:
    own = [file for file in lists(data.files) if file.edition == str(one.edition)]
    return {
        "@type": "Dataset",
        "name": f"{one.edition}年度工业信息安全防护星级名单",
        "description": f"{one.edition}年度公开的星级记录，共{len(one.records)}条。{sample_note([one])}",
        "temporalCoverage": str(one.edition),
        "dateModified": data.stamp,
        "isAccessibleForFree": True,
        "keywords": ["工业信息安全", "工控安全", "星级", data.known.province.name],
        "size": f"{len(one.records)}条",
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": file.path,
                "encodingFormat": file.media,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in own
        ],
    }
