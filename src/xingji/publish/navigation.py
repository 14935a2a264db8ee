"""The navigation tree, in the form that MkDocs reads."""

from __future__ import annotations

from typing import Any

from xingji.publish import datapage, explore, lookup, practices, search, statistics, timetable
from xingji.publish.agencies import served
from xingji.publish.assess import offered
from xingji.publish.site import Guide, Site

Nav = list[Any]


def navigation(site: Site) -> Nav:
    """Tabs and what hangs below them; area pages hang below their domain, so that only one domain unfolds."""
    return [
        {"首页": "index.md"},
        {
            "通知与时间节点": [
                "notice/index.md",
                {"日历与订阅": timetable.PAGE},
                *({f"{year.year}年度": f"notice/{year.year}.md"} for year in site.years),
            ]
        },
        {
            "怎样参加": [
                "join/index.md",
                {"我能参加吗": "join/eligible.md"},
                {"企业怎样做": "join/enterprise.md"},
                {"在线自评估": ["assess/index.md", *_forms(site)]},
                {"机构怎样填报": "join/agency.md"},
                {"支撑机构怎样核查": "join/institution.md"},
                {"设区市怎样组织": "join/city.md"},
                {"省级怎样管理一年": "join/province.md"},
                {"省级怎样给名单签名": "join/signing.md"},
            ]
        },
        {
            "评分细则": [
                "guideline/index.md",
                {"按条件查找要求": practices.FIND},
                *(_guide(site, guide) for guide in site.guides),
                {
                    "对照说明": [
                        "guideline/crosswalk/index.md",
                        *map(practices.table_path, practices.slugs(site).values()),
                    ]
                },
            ]
        },
        {"星级名单": ["lists/index.md", *_search(site), *_lists(site)]},
        {"服务机构": ["agencies/index.md", *({f"{y.year}年度": f"agencies/{y.year}.md"} for y in served(site))]},
        {"检查规则": "rules/index.md"},
        {"开放数据": [datapage.DATA, {"核验签名": datapage.VERIFY}]},
        {
            "关于": [
                "about/index.md",
                {"无障碍说明": "about/accessibility.md"},
                {"搜索": search.PAGE},
                {"In English": "about/english.md"},
            ]
        },
    ]


def _tables(site: Site) -> Nav:
    return [practices.table_path(slug) for slug in practices.slugs(site).values()]


def _search(site: Site) -> Nav:
    older = [{f"{year}年度": statistics.page_of(site, year)} for year in [*site.figures][1:]]
    figures = [statistics.PAGE, *older] if older else statistics.PAGE
    return [{"检索全部名单": explore.PAGE}, {"查询与核验": lookup.PAGE}, {"统计": figures}]


def _forms(site: Site) -> Nav:
    tracks = [guide.full.head.track for guide in offered(site)]
    return [{site.tracks[track].label: f"assess/{track}.md"} for track in tracks]


def _lists(site: Site) -> Nav:
    return [
        {f"{year.year}年度": [{listed.name: listed.path} for listed in year.lists]} for year in site.years if year.lists
    ]


def _guide(site: Site, guide: Guide) -> dict[str, Nav]:
    folder, head = f"guideline/{guide.id}", guide.full.head
    names = {area.id: f"{area.id} {area.name}" for area in guide.full.areas}
    domains = [
        {
            domain.name: [
                f"{folder}/{domain.id.lower()}/index.md",
                *({names[a]: f"{folder}/{a.lower()}.md"} for a in domain.areas),
            ]
        }
        for domain in head.domains
    ]
    title = f"{site.tracks[head.track].label}（{head.guideline.rpartition('-')[2]}）"
    lists = [{f"{level.level}级": practices.checklist_path(guide, level.level)} for level in head.levels]
    return {title: [f"{folder}/index.md", {"评分规则": f"{folder}/scoring.md"}, {"自查表": lists}, *domains]}
