"""What stands before every request: which host was asked for, who asks, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .settings import Settings

COOKIE = "dutygraph_token"

HEADERS = {
    # Sigma and the page's style attributes set element styles; scripts come from files of this host only.
    "content-security-policy": "default-src 'none'; script-src 'self'; worker-src 'self' blob:; connect-src 'self'; "
    "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """Answers only browsers that asked for one of our hosts (a page elsewhere may have our address under its own name),
    and only who has the token, where there is one."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope, Headers(scope=scope))
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> JSONResponse | RedirectResponse | None:
        if _host(headers.get("host", "")) not in self._settings.allowed:
            return _problem(421, "不是本服务的地址 / this host is not served here (--host, --allow-host)")
        origin = headers.get("origin")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and origin is not None and _foreign(origin, headers):
            return _problem(403, "不接受其他网页的请求 / requests of other pages are refused")
        token = self._settings.token
        if token is None or scope["path"] == "/healthz":
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if given and scope["path"] == "/" and _same(given, token):
            # Into a cookie, and out of the address, which people copy.
            answer = RedirectResponse("/", 303)
            answer.set_cookie(COOKIE, _sealed(token), httponly=True, samesite="strict", path="/")
            return answer
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        # Headers are read as Latin-1, whatever they are in.
        sent = bearer.strip().encode("latin-1", "replace").decode("utf-8", "replace")
        if (scheme.lower() == "bearer" and _same(sent, token)) or _same(_cookie(headers), _sealed(token)):
            return None
        return _problem(401, "需要口令 / a token is needed: Authorization: Bearer TOKEN, or /?token=TOKEN in a browser")


def _problem(code: int, line: str) -> JSONResponse:
    return JSONResponse({"error": line}, code, {"www-authenticate": "Bearer"} if code == 401 else None)


def _same(given: str, token: str) -> bool:
    """Whether two texts are equal, in a time that says nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8", "replace"))


def _sealed(token: str) -> str:
    """What a browser keeps instead of the token."""
    return hmac.new(token.encode("utf-8", "replace"), b"dutygraph", "sha256").hexdigest()


def _cookie(headers: Headers) -> str:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def _host(header: str) -> str:
    """The name in a Host header, without port and brackets."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _foreign(origin: str, headers: Headers) -> bool:
    return urlsplit(origin).netloc != headers.get("host", "")
