"""What stops an edit, as a sentence that a user can act on."""


class CannotEdit(Exception):  # noqa: N818 - a refusal, not an error: the text stays as it was
    """The text is left alone.

    `message` is one sentence without a full stop, `hint` says what to do about it.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
