"""The registration (enterprise.yaml) and the identity of enterprises."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable

from xingji.model.decision import StarList
from xingji.model.enterprise import Enterprise
from xingji.model.finding import Fault
from xingji.model.reference import Reference
from xingji.model.terms import PROFILES
from xingji.rules.facts import EditionNumbers
from xingji.rules.registry import rule
from xingji.store.layout import Place

_FIXED = re.compile(r"(0[0-9]{2,3})-?[2-8][0-9]{7}(?:-[0-9]{1,6})?$")


def _check_digits(uscc: str) -> bool:
    from stdnum.cn import uscc as standard  # noqa: PLC0415  only registrations need it

    return bool(standard.is_valid(uscc))


@rule("XJ301", "enterprise")
def check_digits(document: Enterprise) -> Iterable[Fault]:
    if not document.uscc_exception and not _check_digits(document.uscc):
        yield Fault("XJ301", ("uscc",), {"uscc": document.uscc})


@rule("XJ302", "enterprise", "stars", severity="warning", audience="reviewer")
def exception_to_verify(document: Enterprise | StarList) -> Iterable[Fault]:
    if isinstance(document, Enterprise):
        if document.uscc_exception:
            yield Fault("XJ302", ("uscc_exception",), {"uscc": document.uscc})
        return
    for index, star in enumerate(document.stars):
        if star.uscc_exception:
            yield Fault("XJ302", ("stars", index, "uscc_exception"), {"uscc": star.uscc})


@rule("XJ303", "enterprise", severity="warning")
def not_an_enterprise(document: Enterprise) -> Iterable[Fault]:
    if not document.uscc.startswith("91"):
        yield Fault("XJ303", ("uscc",), {"prefix": document.uscc[:2]})


@rule("XJ304", "enterprise", severity="warning")
def registered_elsewhere(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    province = reference.province
    if document.uscc[2:4] != province.region:
        values = {"region": document.uscc[2:8], "province": province.name, "begins": province.region}
        yield Fault("XJ304", ("uscc",), values)


@rule("XJ305", "enterprise")
def folder_is_the_code(document: Enterprise, place: Place) -> Iterable[Fault]:
    if place.uscc and place.uscc != document.uscc:
        yield Fault("XJ305", ("uscc",), {"uscc": document.uscc, "folder": place.uscc})


@rule("XJ306", "enterprise")
def city_is_the_folder(document: Enterprise, place: Place, reference: Reference) -> Iterable[Fault]:
    if document.city not in reference.cities or (place.city and place.city != document.city):
        yield Fault("XJ306", ("city",), {"city": document.city, "folder": place.city or "—"})


@rule("XJ307", "enterprise")
def known_county(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    if document.county and document.county not in reference.counties:
        yield Fault("XJ307", ("county",), {"county": document.county})


@rule("XJ308", "enterprise")
def county_of_the_city(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    county = reference.counties.get(document.county or "")
    if county and county.city != document.city:
        right = reference.cities[county.city]
        yield Fault("XJ308", ("county",), {"county": county.code, "name": county.name, "city": right.name})


@rule("XJ309", "enterprise")
def zone_of_the_city(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    zone = reference.zones.get(document.zone or "")
    if document.zone and (zone is None or zone.city != document.city):
        yield Fault("XJ309", ("zone",), {"zone": document.zone})


@rule("XJ310", "enterprise")
def county_or_zone(document: Enterprise) -> Iterable[Fault]:
    if not document.county and not document.zone:
        yield Fault("XJ310")


@rule("XJ311", "enterprise")
def known_industry(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    if document.industry not in reference.industries:
        yield Fault("XJ311", ("industry",), {"industry": document.industry})


@rule("XJ312", "enterprise", severity="warning")
def phone_in_use(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    """Number ranges grow, so a miss is a warning only."""
    number = document.contact.phone
    fixed = _FIXED.match(number)
    if fixed and fixed[1] in {city.area_code for city in reference.cities.values()}:
        return
    import phonenumbers  # noqa: PLC0415  its tables are large

    without_extension = number.rpartition("-")[0] if number.count("-") > 1 and number.startswith("0") else number
    if not phonenumbers.is_valid_number(phonenumbers.parse(without_extension, "CN")):
        yield Fault("XJ312", ("contact", "phone"))


@rule("XJ313", "enterprise", "stars")
def level_of_the_track(document: Enterprise | StarList, top_of: Callable[[str], int | None]) -> Iterable[Fault]:
    if isinstance(document, Enterprise):
        rows, name = [(star.track, star.level) for star in document.held], "held"
    else:
        rows, name = [(star.track, star.level) for star in document.stars], "stars"
    for index, (track, level) in enumerate(rows):
        top = top_of(track)
        if top is not None and level > top:
            yield Fault("XJ313", (name, index, "level"), {"level": str(level), "top": str(top)})


@rule("XJ314", "enterprise")
def held_before(document: Enterprise, place: Place) -> Iterable[Fault]:
    for index, star in enumerate(document.held):
        if place.edition and star.year >= int(place.edition):
            yield Fault("XJ314", ("held", index, "year"), {"year": str(star.year), "edition": place.edition})


@rule("XJ315", "enterprise")
def carried_from_a_year_just_before(document: Enterprise, place: Place, numbers: EditionNumbers) -> Iterable[Fault]:
    last = int(place.edition) - 1
    first = last - numbers.years_back + 1
    if document.carried_from and not first <= document.carried_from <= last:
        years = str(last) if first == last else f"{first}–{last}"
        values = {"year": str(document.carried_from), "years": years, "source": numbers.carried_source}
        yield Fault("XJ315", ("carried_from",), values)


@rule("XJ316", "enterprise", "stars")
def listed_once(document: Enterprise | StarList) -> Iterable[Fault]:
    if isinstance(document, Enterprise):
        rows, name = [(star.track, str(star.year)) for star in document.held], "held"
    else:
        rows, name = [(star.track, star.uscc) for star in document.stars], "stars"
    seen: set[tuple[str, str]] = set()
    for index, row in enumerate(rows):
        if row in seen:
            yield Fault("XJ316", (name, index), {"track": row[0], "what": row[1]})
        seen.add(row)


@rule("XJ317", "stars", audience="reviewer")
def list_check_digits(document: StarList) -> Iterable[Fault]:
    for index, star in enumerate(document.stars):
        if not (star.uscc_exception or _check_digits(star.uscc)):
            yield Fault("XJ317", ("stars", index, "uscc"), {"uscc": star.uscc})


@rule("XJ318", "stars", audience="reviewer")
def list_codes(document: StarList, reference: Reference) -> Iterable[Fault]:
    known: dict[str, Container[str]] = {
        "city": reference.cities,
        "county": reference.counties,
        "industry": reference.industries,
    }
    for index, star in enumerate(document.stars):
        for field, codes in known.items():
            code = getattr(star, field)
            if code and code not in codes:
                yield Fault("XJ318", ("stars", index, field), {"field": field, "code": code})


@rule("XJ338", "enterprise")
def manufacturers_have_a_profile(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    if document.kind == "manufacturer" and document.profile is None:
        division = reference.industries.get(document.industry)
        usual = division.profile if division else ""
        values = {"industry": document.industry, "usual": usual, "usual_name": PROFILES.get(usual, "")}
        yield Fault("XJ338", ("profile",), values)


@rule("XJ398", "enterprise", severity="advice")
def profile_is_usual_for_the_industry(document: Enterprise, reference: Reference) -> Iterable[Fault]:
    division = reference.industries.get(document.industry)
    if document.profile and division and division.profile not in ("", document.profile):
        values = {
            "industry": division.name,
            "profile": document.profile,
            "name": PROFILES[document.profile],
            "usual": division.profile,
            "usual_name": PROFILES[division.profile],
        }
        yield Fault("XJ398", ("profile",), values)
