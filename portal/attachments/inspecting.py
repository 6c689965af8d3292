"""Looks into a file before it is taken: is it what its name says, whole, and free of what runs, hides or bursts?"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.attachments.refusing import Refused
from portal.attachments.running import MEGABYTE, BrokenOffError, Limits, ask
from portal.domain.files import TYPES, FileType, safe_name, type_of

__all__ = ["Inspected", "Refused", "inspect"]

LIMITS = Limits(seconds=45, cpu=30, memory=1024 * MEGABYTE)


@dataclass(frozen=True)
class Inspected:
    """A file that can be taken. `path` is what to keep: a picture is written anew without what a camera adds."""

    type: str
    path: Path
    pages: int | None
    width: int | None
    height: int | None


def inspect(path: Path, name: str, into: Path, limits: Limits = LIMITS) -> Inspected:
    """Return what the file is; `into` is a folder in which a picture is written anew. Raises Refused, and nothing else."""
    type = type_of(safe_name(name))
    if type is None:
        raise Refused("unknown_type", {"types": [known.code for known in TYPES]})
    try:
        _check_size(path.stat().st_size, type)
        answer = ask("inspect", limits, path=os.fspath(path.resolve()), type=type.code, into=os.fspath(into.resolve()))
        return _inspected(answer, path, type, into)
    except BrokenOffError as broken:
        raise Refused(broken.code) from broken
    except OSError as error:
        raise Refused("unchecked") from error


def _check_size(size: int, type: FileType) -> None:
    if not size:
        raise Refused("empty")
    if size > type.most:
        raise Refused("too_large", {"size": size, "most": type.most})


def _inspected(answer: Mapping[str, Any], path: Path, type: FileType, into: Path) -> Inspected:
    kept = into / f"clean.{type.suffixes[0]}" if type.is_image else path
    if not kept.is_file() or kept.is_symlink():
        raise Refused("damaged")
    return Inspected(type.code, kept, *(_number(answer.get(key)) for key in ("pages", "width", "height")))


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) else None
