"""Opens a backup and checks what it says that it holds, before anything is used. It may be damaged, or made to do harm."""

import json
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile, ZipInfo, is_zipfile

from pydantic import ValidationError

from portal.database.schema import numbers, table_names
from portal.services.backup.archive import UNREADABLE, Backup, damaged
from portal.services.backup.common import BLOCK, BackupError
from portal.services.backup.layout import FORMAT, MANIFEST, Manifest, is_kept, is_safe

MANIFEST_LIMIT = 64 * BLOCK


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """Yield a backup whose manifest is whole and whose members are those that it names, of the sizes that it names.

    BackupError where it is none, is damaged, or was made by a newer portal.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if not is_zipfile(file):
            raise damaged(path, "its end") if start == b"PK\x03\x04" else BackupError(f"{path} is not a backup.")
        try:
            archive = ZipFile(file)
        except UNREADABLE as error:
            raise damaged(path, "its list of contents") from error
        with archive:
            text = _manifest_text(path, archive)
            manifest = _manifest(path, text)
            _require_known(path, manifest)
            _require_same_members(path, archive.infolist(), manifest)
            yield Backup(path, manifest, sha256(text).hexdigest()[:12], archive)


def _manifest_text(path: Path, archive: ZipFile) -> bytes:
    try:
        with archive.open(MANIFEST) as file:
            text = file.read(MANIFEST_LIMIT + 1)
    except KeyError:
        raise BackupError(f"{path} is not a backup of a portal: it has no {MANIFEST}.") from None
    except UNREADABLE as error:
        raise damaged(path, MANIFEST) from error
    if len(text) > MANIFEST_LIMIT:
        raise damaged(path, MANIFEST)
    return text


def _manifest(path: Path, text: bytes) -> Manifest:
    try:
        if int(json.loads(text)["format"]) > FORMAT:
            raise BackupError(
                f"{path} was made by a newer portal, in a format that this one does not know. Upgrade first."
            )
        return Manifest.model_validate_json(text)
    except (ValidationError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged(path, MANIFEST) from error


def _require_known(path: Path, manifest: Manifest) -> None:
    if manifest.migration not in numbers():
        raise BackupError(f"{path} was made by a newer portal (migration {manifest.migration}). Upgrade first.")
    known = table_names(manifest.migration)
    if not known <= {*manifest.tables, *manifest.left_out}:
        raise damaged(path, MANIFEST)
    for name in manifest.tables:
        if name not in known:
            raise BackupError(f"{path} holds a table that no portal has: {name!r}. Nothing was changed.")
    for name in manifest.files:
        # Only what a backup is made of: no way out of the folder, no secret key, no settings.
        if not is_safe(name) or not is_kept(name):
            raise BackupError(f"{path} holds a file that no backup has: {name!r}. Nothing was changed.")


def _require_same_members(path: Path, members: list[ZipInfo], manifest: Manifest) -> None:
    """Neither more nor less than the manifest names, each once, a plain file of that size: a small zip cannot become a huge one."""
    expected = manifest.members()
    for name, count in Counter(member.filename for member in members).items():
        if count > 1 or name not in {*expected, MANIFEST}:
            raise BackupError(f"{path} holds something that its manifest does not name: {name!r}. Nothing was changed.")
    found = {member.filename: member for member in members}
    for name, member_measure in expected.items():
        if name not in found or found[name].file_size != member_measure.size:
            raise damaged(path, name)
    for name, member in found.items():
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or member.flag_bits & 1:
            raise BackupError(f"{path} holds something other than a plain file: {name!r}. Nothing was changed.")
