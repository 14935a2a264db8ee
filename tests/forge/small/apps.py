"""GitHub Apps: who they are, where they are installed, and the tokens that they get for an hour."""

from __future__ import annotations

from datetime import timedelta

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.forge.small.api import Answer, Call, route
from tests.forge.small.world import App, Refusal, Token, World


def made(world: World, slug: str, *owners: str) -> tuple[App, str]:
    """A new App that is installed in some accounts, and its private key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.TraditionalOpenSSL
    pem = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()
    app = App(world.id(), slug, key.public_key(), {owner: world.id() for owner in owners})
    world.apps[app.id] = app
    world.user(app.login, "Bot")
    return app, pem


def app_of(world: World, value: str) -> Token | None:
    """Whom a signed request comes from; nobody looks at the clock, which stands still here."""
    try:
        claimed = jwt.decode(value, options={"verify_signature": False})
        app = world.apps[int(claimed["iss"])]
        jwt.decode(value, app.public, algorithms=["RS256"], options={"verify_exp": False, "verify_iat": False})
    except (jwt.PyJWTError, KeyError, ValueError):
        return None
    return Token(app.login, {}, app.id) if 0 < claimed["exp"] - claimed["iat"] <= 660 else None


def _app(call: Call) -> App:
    if call.token is None or not call.token.app or call.token.until:
        raise Refusal(401, "A JSON web token could not be decoded")
    return call.world.apps[call.token.app]


@route("GET /app")
def who_am_i(call: Call) -> Answer:
    app = _app(call)
    return Answer({"id": app.id, "slug": app.slug, "name": app.slug})


@route("GET /orgs/{org}/installation")
def installation(call: Call) -> Answer:
    app = _app(call)
    if call.found["org"] not in app.installed:
        raise Refusal(404, "Not Found")
    return Answer({"id": app.installed[call.found["org"]], "app_id": app.id, "app_slug": app.slug})


@route("POST /app/installations/{installation}/access_tokens")
def lend(call: Call) -> Answer:
    """A token for an hour, for named repositories of the account and no more than is asked for."""
    app, world = _app(call), call.world
    owner = next((name for name, number in app.installed.items() if str(number) == call.found["installation"]), "")
    if not owner:
        raise Refusal(404, "Not Found")
    all_of_it = frozenset(name for name, it in world.repositories.items() if it.owner == owner)
    named = call.body.get("repositories")
    wanted = all_of_it if named is None else frozenset(f"{owner}/{name}".lower() for name in named)
    if not wanted <= all_of_it:
        raise Refusal(422, "There is at least one repository that does not exist or is not accessible")
    until, value = world.now + timedelta(hours=1), f"ghs_{world.id()}"
    allowed = dict(call.body.get("permissions") or {})
    world.tokens[value] = Token(app.login, allowed, app.id, wanted, until)
    return Answer({"token": value, "expires_at": until.strftime("%Y-%m-%dT%H:%M:%SZ"), "permissions": allowed}, 201)
