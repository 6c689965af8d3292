"""The web server's entry. It is loaded once and then forked into the web workers, so nothing here opens a file or a connection."""

import gc

from portal import create_app
from portal.settings import Settings

app = create_app(Settings())
app.extensions["portal"].engine.prepare()

# What is here now stays until the end: unless the collector leaves it alone, its marks would copy each shared page into every worker.
gc.collect()
gc.freeze()
# Pages leave hardly any cycles behind; looked for after every 700 new objects, as Python would, they cost a twentieth of each page.
gc.set_threshold(20_000, 20, 20)
