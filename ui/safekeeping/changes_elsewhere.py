"""What another program has made of the open book is taken up."""

from ui.editor import Editor
from ui.session import Session


def take_up_changes(session: Session, editor: Editor) -> None:
    """Show the list anew; an open report gets an undo step.

    One that is unsaved here is saved, in a way that keeps what the other one made of it in its history.

    Raises:
        KnownError: the book cannot be read, or not be written.
    """
    session.take_up(())
    book, report_id = session.book, editor.report_id
    if book is None or report_id is None:
        return
    if not editor.all_saved and editor.report is not None:
        from desktop.storage.history import VersionKind  # noqa: PLC0415  # no start waits for it

        book.save(report_id, editor.report, VersionKind.RESTORED)
        editor.save()
    elif report_id not in {summary.id for summary in session.summaries}:
        editor.forget(report_id)
    else:
        stored = book.stored(report_id)
        if stored.final != bool(editor.seal) or (editor.read_only and stored.report != editor.report):
            session.take_up([report_id])
        editor.edit(stored.report, "其他程序的改动")
