"""When a build may be ended, and when not for a moment."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def stoppable() -> Iterator[None]:
    """Let every polite request to end the program raise KeyboardInterrupt, as Ctrl-C does, so that what is half done is put away."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    with _handled(stop):
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ignore such requests for the milliseconds in which one thing takes the place of another."""
    with _handled(signal.SIG_IGN):
        yield


@contextmanager
def _handled(handler: Callable[[int, FrameType | None], Any] | signal.Handlers) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # Python handles signals in the main thread only
        yield
        return
    earlier = {number: signal.signal(number, handler) for number in ENDING}
    try:
        yield
    finally:
        for number, before in earlier.items():
            signal.signal(number, before)
