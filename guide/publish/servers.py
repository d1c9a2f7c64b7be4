"""Ready settings for web servers: the same headers for nginx, for Caddy and for hosts that read a `_headers` file."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from guide.publish.policy import policy

YEAR = 31_536_000  # seconds
SHARED = "~^/(data|assets/cards)/"
CACHE = {
    "pages": "no-cache",  # kept, but asked for again: a page is never older than the scripts it calls
    "assets": "public, max-age=604800",
    "versioned": f"public, max-age={YEAR}, immutable",
}
NO_DEVICES = (
    "accelerometer",
    "browsing-topics",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
)
HEADERS = {
    "Strict-Transport-Security": f"max-age={YEAR}; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), "
    + ", ".join(f"{name}=()" for name in (*NO_DEVICES, "payment", "serial", "usb", "xr-spatial-tracking")),
    "Cross-Origin-Opener-Policy": "same-origin",
}


def configuration(hashes: set[str]) -> dict[str, str]:
    """Return nginx.conf and Caddyfile, for pages whose inline scripts have these CSP sources. They differ with the site's address."""
    return {name: _render(name, hashes) for name in ("nginx.conf", "Caddyfile")}


def headers_file(hashes: set[str]) -> str:
    """Return the `_headers` file that static hosts read from the root of a site."""
    return _render("_headers", hashes)


def _render(name: str, hashes: set[str]) -> str:
    environment = Environment(  # noqa: S701 - not HTML: these are settings of our own, and a quote in them must stay a quote
        loader=PackageLoader("guide.publish", "templates"), undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    headers = [("Content-Security-Policy", policy(hashes, header=True)), *HEADERS.items()]
    cache = _nginx_cache() if name == "nginx.conf" else CACHE
    return environment.get_template(name).render(headers=headers, cache=cache, shared=SHARED)


def _nginx_cache() -> list[tuple[str, str]]:
    """Return nginx's patterns in the order it tries them: what carries a version, other assets, pages."""
    return [
        (r'"~\?v=[0-9a-f]{8}$"', CACHE["versioned"]),
        (r'"~\.[0-9a-f]{8}\.min\.(css|js)$"', CACHE["versioned"]),
        ("~^/assets/(shared/fonts|cards|images)/", CACHE["assets"]),
        ("default", CACHE["pages"]),
    ]
