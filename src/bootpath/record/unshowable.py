"""What keeps a picture from being shown, as the end of a sentence with a remedy."""


class Unshowable(Exception):  # noqa: N818 - an answer about a file; a rule makes the sentence
    """A picture that pages cannot show, or should not.

    `message` goes on after the file's name, without a full stop; `hint` says what to do about it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
