"""How the parts of an Office file hang together: their content types, and which part points to which."""

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from portal.attachments.child.archives import Archive
from portal.attachments.refusing import Refused

SERVER = re.compile(
    r"^(?:[\\/]{2}|file:[\\/]*(?:[\\/]{4}|(?![\\/]*[A-Za-z][:|])\S)|(?!file:)[A-Za-z][\w+.-]+:)", re.IGNORECASE
)
"""Addresses that ask another machine: a web address, `\\\\server\\share`. `C:\\...` and `file:///C:/...` do not."""


@dataclass(frozen=True)
class Relation:
    """A part points to another one, or to an address outside."""

    id: str
    kind: str
    target: str
    is_external: bool

    @property
    def is_local(self) -> bool:
        """Whether the address is one on the author's own disk."""
        return not SERVER.match(self.target.strip())


def relations(archive: Archive, name: str) -> list[Relation]:
    """Return what a part `.rels` lists."""
    found = []
    for node in _tree(archive, name):
        kind = node.get("Type", "").rpartition("/")[2]
        is_external = node.get("TargetMode", "").lower() == "external"
        found.append(Relation(node.get("Id", ""), kind, node.get("Target", ""), is_external))
    return found


def related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part points to inside the file: kind and name of the part by id of the relation."""
    folder, _, file = part.rpartition("/")
    listed = join(folder, "_rels", f"{file}.rels")
    if listed not in archive.entries:
        return {}
    inside = (relation for relation in relations(archive, listed) if not relation.is_external)
    return {relation.id: (relation.kind, _resolved(part, relation.target)) for relation in inside}


def main_part(archive: Archive) -> tuple[str, dict[str, str]]:
    """Return the name of the main part, and the content type of every part by its name."""
    defaults: dict[str, str] = {}
    declared: dict[str, str] = {}
    for node in _tree(archive, "[Content_Types].xml"):
        if extension := node.get("Extension"):
            defaults[extension.lower()] = node.get("ContentType", "")
        elif name := node.get("PartName"):
            declared[name.lstrip("/")] = node.get("ContentType", "")
    for name in archive.entries:
        declared.setdefault(name, defaults.get(name.rpartition(".")[2].lower(), ""))
    main = [name for kind, name in related(archive, "").values() if kind == "officeDocument"]
    if len(main) != 1:
        raise Refused("damaged")
    return main[0], declared


def _resolved(part: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))


def _tree(archive: Archive, name: str) -> list[dict[str, str]]:
    """Return the attributes of the elements below the root of a small part."""
    if name not in archive.entries:
        raise Refused("damaged")
    try:
        root = fromstring(archive.read(name), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Refused("damaged") from error
    return [dict(node.attrib) for node in root]
