"""The headers that every answer of a front door carries."""

from flask import Flask, Response, request

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self';"
    " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
    " base-uri 'none'"
)
# A picture that was sent by a stranger: if a browser opens it alone, it may do nothing at all.
FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'"

EVERYWHERE = {
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
        " magnetometer=(), microphone=(), midi=(), payment=(), usb=(), browsing-topics=()"
    ),
}


def protect(app: Flask) -> None:
    """Puts the headers on every answer of ``app``, static files and error pages included."""

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in EVERYWHERE.items():
            response.headers[name] = value
        response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
        kept = request.endpoint == "static" and response.status_code < 400  # noqa: PLR2004 - errors
        response.headers["Cache-Control"] = "public, max-age=3600" if kept else "no-store"
        return response
