"""The one kind of error that is not a bug."""

from collections.abc import Mapping


class KnownError(Exception):
    """What the user or the machine did: a wrong file, a full disk, a locked book.

    It is raised where the trouble is noticed and shown as one Chinese sentence (`desktop.messages.error_sentence`);
    every other exception is a bug. `code` names the sentence, `facts` fill its blanks.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = facts
