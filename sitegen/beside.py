"""Work done beside other work: in a process of its own where that is safe, else when it is waited for."""

from __future__ import annotations

import multiprocessing
import pickle
import sys
import threading
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def start(work: Callable[[], T], *, parallel: bool) -> Callable[[], T]:
    """Begin `work`; return what waits for it. Its result is the same in either way.

    With `parallel` it runs in a forked process, which shares what this one has read already, if
    the system can fork and nothing else runs here. What it raises is raised where it is waited for.
    """
    if not parallel or sys.platform != "linux" or threading.active_count() > 1:
        return work
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    # A daemon: where the build fails, what nobody waits for ends with it.
    process = context.Process(target=_send, args=(sender, work), daemon=True)
    with warnings.catch_warnings():
        # Libraries' idle threads, which Python warns of, hold nothing that the child needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    sender.close()

    def wait() -> T:
        try:
            done, result = pickle.loads(receiver.recv_bytes())  # noqa: S301 - from our own child
        except EOFError:
            raise RuntimeError("a process that worked beside this one ended early") from None
        process.join()
        if not done:
            raise result
        value: T = result
        return value

    return wait


def _send(sender: Connection, work: Callable[[], object]) -> None:
    try:
        answer = (True, work())
    except Exception as problem:  # noqa: BLE001 - raised again where it is waited for
        answer = (False, problem)
    sender.send_bytes(pickle.dumps(answer, protocol=5))
