"""Results, rises, practices missed, agencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xingji.messages.texts.reports import tell
from xingji.office.reports.year.numbers import Numbering, Table, Value, decimals, is_seen
from xingji.programme.disclosure_control import HIDDEN
from xingji.programme.figure_tables import RESULTS, STEPS, AgencyFigures, Figures, Missed, PendingVisits, Results, Rise

_LISTED = 10
"""Practices of a guideline that are printed with their demands."""


def outcome_section(shown: Figures, tracks: Mapping[str, str], numbers: Numbering) -> dict[str, Any]:
    """Results, rises and what waits for a visit, by track; without any only a sentence."""
    results, rises = shown["results"], shown["rises"]
    results_table, rises_table = _results(results, tracks, numbers), _rises(rises, tracks, numbers)
    sentences = [*_result_words(results, tracks), *_rise_words(rises, tracks)]
    if rises and not rises_table:
        sentences.append(tell("year.outcome.rises_hidden"))
    sentences += _visit_words(shown["visits"], tracks)
    return {
        "heading": tell("year.outcome.heading"),
        "sentences": sentences or [tell("year.outcome.none")],
        "results": results_table,
        "rises": rises_table,
    }


def _result_words(results: Sequence[Results], tracks: Mapping[str, str]) -> Iterator[str]:
    for row in results:
        shown = [name for name in RESULTS if row[name] != HIDDEN]
        parts = [
            tell("year.levels.part", name=tell(f"year.outcome.{name}"), count=row[name])
            if name in shown
            else tell("year.levels.part_hidden", name=tell(f"year.outcome.{name}"))
            for name in RESULTS
        ]
        key = "year.outcome.results" if shown else "year.outcome.results_hidden"
        yield tell(key, track=tracks[row["track"]], parts=tell("list_mark").join(parts))


def _rise_words(rises: Sequence[Rise], tracks: Mapping[str, str]) -> Iterator[str]:
    for row in rises:
        if row["mean"] != HIDDEN:
            mean = f"{row['mean']:+.2f}" if row["mean"] else "0.00"
            yield tell("year.outcome.mean", track=tracks[row["track"]], change=_change(row), mean=mean)


def _visit_words(visits: Sequence[PendingVisits], tracks: Mapping[str, str]) -> Iterator[str]:
    for row in visits:
        if row["waiting"] == HIDDEN:
            yield tell("year.outcome.visits_hidden", track=tracks[row["track"]])
        elif row["waiting"]:
            values = {"verified": row["verified"], "waiting": row["waiting"], "practices": row["practices"]}
            yield tell("year.outcome.visits", track=tracks[row["track"]], **values)


def _change(row: Rise) -> str:
    return tell(f"year.outcome.{row['from']}_{row['to']}")


def _results(results: Sequence[Results], tracks: Mapping[str, str], numbers: Numbering) -> Table | None:
    columns = ["类型", *(tell(f"year.outcome.{name}") for name in RESULTS), tell("year.sum")]
    rows = [[tracks[row["track"]], *(row[name] for name in RESULTS), row["total"]] for row in results]
    return numbers.table(tell("year.outcome.results_table"), columns, rows)


def _rises(rises: Sequence[Rise], tracks: Mapping[str, str], numbers: Numbering) -> Table | None:
    columns = ["类型", "比较", "下降", "不变", "+1", "+2", "+3及以上", tell("year.sum"), "平均"]
    rows = [
        [
            tracks[row["track"]],
            _change(row),
            *(row[step] for step in STEPS),
            row["total"],
            decimals(row["mean"], 2),
        ]
        for row in rises
    ]
    return numbers.table(tell("year.outcome.rises_table"), columns, rows, labels=2)


def missed_section(missed: Sequence[Missed], texts: Mapping[str, str], numbers: Numbering) -> dict[str, Any]:
    """One table per guideline; `texts` are the practices' demands."""
    nothing = {"table": None, "sentence": tell("year.missed.nothing")}
    return {
        "heading": tell("year.missed.heading"),
        "guidelines": [
            {
                "table": _missed(one, texts, numbers) if one["practices"] else None,
                "sentence": _missed_words(one, numbers),
            }
            for one in missed
        ]
        or [nothing],
    }


def _missed_words(one: Missed, numbers: Numbering) -> str:
    """A sentence about the table that was numbered last."""
    values = {"guideline": one["guideline"], "count": one["verified"]}
    if one["verified"] == HIDDEN:
        return tell("year.missed.hidden", **values)
    if not one["verified"]:
        return tell("year.missed.none", **values)
    if not one["practices"]:
        return tell("year.missed.clear", **values)
    most = one["practices"][0]
    area = f"{most['area']} {most['area_name']}"
    equal = sum(row["missed"] == most["missed"] for row in one["practices"])
    return tell(
        "year.missed.most",
        practice=most["practice"],
        area=area,
        ties=tell("year.missed.ties", count=equal if equal < len(one["practices"]) else "") if equal > 1 else "",
        missed=most["missed"],
        percent=decimals(most["percent"], 1),
        table=numbers.last_table,
        most=_LISTED if len(one["practices"]) > _LISTED else "",
        **values,
    )


def _missed(one: Missed, texts: Mapping[str, str], numbers: Numbering) -> Table | None:
    columns = ["实践", "过程域", "等级", "要求", "未完全符合", "占比%"]
    rows = [
        [
            row["practice"],
            row["area_name"],
            row["level"],
            " ".join(texts.get(row["practice"], "").split()),
            row["missed"],
            decimals(row["percent"], 1),
        ]
        for row in one["practices"][:_LISTED]
    ]
    return numbers.table(tell("year.missed.table", guideline=one["guideline"]), columns, rows, labels=4)


def agencies_section(agencies: Sequence[AgencyFigures], numbers: Numbering) -> dict[str, Any]:
    """The agencies' measures, without ranks."""
    heading = tell("year.bodies.heading")
    seen = any(is_seen(_measures(row)) for row in agencies)
    if not agencies or not seen:
        key = "year.bodies.hidden" if agencies else "year.bodies.none"
        return {"heading": heading, "sentences": [tell(key, count=len(agencies))], "table": None}
    table = _agencies(agencies, numbers)
    said = tell("year.bodies.count", count=len(agencies), table=numbers.last_table)
    return {"heading": heading, "sentences": [said, tell("year.bodies.note")], "table": table}


def _agencies(agencies: Sequence[AgencyFigures], numbers: Numbering) -> Table | None:
    columns = ["设区市", "机构", "服务企业", "已核查", "指数平均提升", "等级平均提升", "一致率%"]
    columns += ["问题", "逾期", "逾期率%", "迟答"]
    rows = [[numbers.known.city_name(row["city"]), row["name"] or row["agency"], *_measures(row)] for row in agencies]
    return numbers.table(tell("year.bodies.table"), columns, rows, labels=2)


def _measures(row: AgencyFigures) -> list[Value]:
    return [
        row["served"],
        row["verified"],
        decimals(row["mean_rise"], 2),
        decimals(row["mean_level_rise"], 2),
        decimals(row["agreement_percent"], 1),
        row["findings"],
        row["overdue"],
        decimals(row["overdue_percent"], 1),
        row["answered_late"],
    ]
