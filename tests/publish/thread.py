"""The time that a page's main thread itself works, whatever else the machine does meanwhile."""

from __future__ import annotations

from playwright.sync_api import Page


class MainThread:
    """The main thread of a page, counted from here on."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent(self) -> float:
        """Seconds of the processor up to now."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
