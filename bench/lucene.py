"""Where Lucene's jars are. They are fetched once by Maven, where it is installed, and held to their checksums."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).parent / "peers" / "Lucene.java"
JARS = {
    "org.apache.lucene:lucene-core:9.12.3": "b64a3f8098a7572034fb30085cdee01b34ec81fb0e5a31b471536af58dc6c01b",
    "org.apache.lucene:lucene-analysis-common:9.12.3": "fa571bd7caf0f0b4faf46a72ca004a7836f348c31d92bd522dddcc3d128d287e",
    "org.apache.lucene:lucene-facet:9.12.3": "688e9b71fecba026e44f0a228cc0e09af3c9aec5e1f5b10e9f102a6730ef7dec",
    "com.carrotsearch:hppc:0.9.1": "d58706a2be60c972452550cdba79870bf481447c50eb718308e33a6ba45c65ec",
}
"""Lucene 9, which runs on Java 11 and later (Lucene 10 needs 21)."""


def jars() -> Path:
    """Return the folder that holds the jars: LUCENE_JARS, or one of the user's cache. FileNotFoundError where they are not to be had."""
    given = os.environ.get("LUCENE_JARS")
    folder = Path(given) if given else Path.home() / ".cache" / "avrr-portal" / "lucene"
    folder.mkdir(parents=True, exist_ok=True)
    for name, digest in JARS.items():
        _, artifact, version = name.split(":")
        jar = folder / f"{artifact}-{version}.jar"
        if not jar.exists():
            _fetch(name, folder)
        if hashlib.sha256(jar.read_bytes()).hexdigest() != digest:
            raise FileNotFoundError(f"{jar} is not the one that was tried")
    return folder


def _fetch(name: str, folder: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise FileNotFoundError(f"{name}: no Maven here to fetch it, and not in LUCENE_JARS")
    command = [maven, "-q", "dependency:copy", f"-Dartifact={name}", f"-DoutputDirectory={folder}"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - names from the table above
    except subprocess.SubprocessError as error:
        raise FileNotFoundError(f"{name}: Maven could not fetch it") from error
