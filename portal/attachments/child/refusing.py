"""Why a file is refused, within the child."""


class RefusedError(Exception):
    """The file is not taken; `code` is one of domain.files.REFUSALS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
