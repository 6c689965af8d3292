"""What every response says: how long it may be kept, what a browser may do with it, how it is packed."""

import hashlib

from flask import Flask, Response, request
from flask_compress import Compress

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "font-src 'none'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STRICT_TRANSPORT = "max-age=31536000"
# Level 3 of brotli and 4 of gzip pack a page of results in under a millisecond; higher ones cost more time than they save.
PACKING = {"COMPRESS_ALGORITHM": ["br", "gzip"], "COMPRESS_BR_LEVEL": 3, "COMPRESS_LEVEL": 4, "COMPRESS_STREAMS": False}


def install(app: Flask, secure: bool) -> None:
    """Put the headers on all responses. Packing is registered first, since what is registered last runs first."""
    app.config.from_mapping(PACKING)
    Compress(app)
    always = {**SECURITY, "Strict-Transport-Security": STRICT_TRANSPORT} if secure else SECURITY

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in always.items():
            response.headers.setdefault(name, value)
        return validated(response) if response.mimetype == "text/html" else response


def validated(response: Response) -> Response:
    """Let a browser keep a page but ask each time; answer 304 where what it has is still right."""
    response.headers.setdefault("Cache-Control", "private, no-cache")
    if response.status_code == 200 and request.method in ("GET", "HEAD") and not response.is_streamed:
        # Weak, because the same page is sent packed and unpacked.
        response.set_etag(hashlib.blake2b(response.get_data(), digest_size=12).hexdigest(), weak=True)
        response.make_conditional(request.environ)
    return response
