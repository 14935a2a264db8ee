"""hub.yaml: whose approval counts, and which inboxes were made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from xingji.model.finding import Fault, Steps
from xingji.model.hub import Hub
from xingji.programme.permissions import Author
from xingji.rules.registry import rule


@rule("XJ550", "hub", audience="reviewer")
def nobody_is_named_twice(document: Hub) -> Iterable[Fault]:
    """A party twice has two inboxes, and which is meant nobody can tell; one reviewer twice is still one."""
    named: list[tuple[Steps, str]] = [
        (("renewed", index, "party"), row.party) for index, row in enumerate(document.renewed)
    ]
    named += [(("reviewers", index, "id"), str(row.id)) for index, row in enumerate(document.reviewers)]
    seen: set[str] = set()
    for at, name in named:
        if name in seen:
            yield Fault("XJ550", at, {"name": name})
        seen.add(name)


@rule("XJ551", "hub", audience="reviewer", whole=True)
def reviewers_act_for_no_party(document: Hub, accounts: Callable[[str], Sequence[Author]]) -> Iterable[Fault]:
    parties = {author.id: author for author in accounts(str(document.edition)) if author.role != "province"}
    for index, reviewer in enumerate(document.reviewers):
        if author := parties.get(reviewer.id):
            body = author.institution or author.agency or author.city or ""
            values = {"login": reviewer.login, "account": author.login, "role": author.role, "body": body}
            yield Fault("XJ551", ("reviewers", index, "id"), values)


@rule("XJ552", "hub", audience="reviewer")
def there_are_enough_reviewers(document: Hub) -> Iterable[Fault]:
    count = len({reviewer.id for reviewer in document.reviewers})
    if count < document.approvals:
        values = {"approvals": str(document.approvals), "count": str(count)}
        yield Fault("XJ552", ("approvals",), values)
