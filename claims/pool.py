"""Work spread over processes: results in order, a bounded number of them at a time, and nobody left behind."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from threading import Thread
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Result = TypeVar("Result")

# Of every way to start a process the one that exists on each system and takes no lock of a thread along.
METHOD: Literal["spawn"] = "spawn"
ENOUGH = 2**20  # characters; less is read here before processes have started, which takes them half a second
BATCH = 2**17  # characters that a process is given at a time: a tenth of a second of work or two
AHEAD = 4  # batches of each process that are waiting, worked at, or done before it was their turn
LAST_WORDS = 1.0  # seconds for a process whose pipe is closed to leave its exit status


class WorkerError(ValueError):
    """A process that cannot be started, or has gone: one line that says so and what to do."""


def cores() -> int:
    """How many processes can run at one time: a container may be given fewer cores than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def spread(
    work: Callable[[Item], Result], items: Iterable[Item], size: Callable[[Item], int], workers: int | None
) -> Iterator[Iterator[Result]]:
    """What `work` makes of each item, in the order of the items, done by so many processes.

    With `work` as "how many figures", the articles "Rents rose 4% to £900." and "It rained." give 2 and 0. None are
    as many workers as there are cores. With one, or items of less than ENOUGH together by their `size`, it is all done
    here, an item at a time. `work`, items and results go through pipes, so they have to be what pickle can hold. No
    items give no results.

    At the end of the `with`, however it comes, the processes are gone. WorkerError: when one cannot be started, or
    is killed. What `work` raises is raised here.
    """
    source, workers = iter(items), workers or cores()
    first, total = [], 0
    while workers > 1 and total < ENOUGH and (item := next(source, None)) is not None:
        first.append(item)
        total += size(item)
    if total < ENOUGH:
        yield map(work, chain(first, source))
        return
    with ExitStack() as at_end:
        crew = started(work, workers, at_end)
        yield chain.from_iterable(in_turn(batches(chain(drained(first), source), size), crew))


def drained(items: list[Item]) -> Iterator[Item]:
    """The items, each of which is let go as it is handed on."""
    items.reverse()
    while items:
        yield items.pop()


def batches(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """The items in order, some at a time, cut where BATCH is reached."""
    batch, total = [], 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= BATCH:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


class Worker(NamedTuple):
    """A process, and our end of the pipe to it."""

    process: BaseProcess
    pipe: Connection


def started(work: Callable[[Item], object], workers: int, at_end: ExitStack) -> list[Worker]:
    """So many processes that wait for work, and that `at_end` ends."""
    import multiprocessing  # noqa: PLC0415  # a hundredth of a second, which --help need not pay
    from multiprocessing import resource_tracker  # noqa: PLC0415  # as above

    context = multiprocessing.get_context(METHOD)
    crew: list[Worker] = []
    at_end.callback(ended, crew)
    try:
        resource_tracker.ensure_running()  # the first process would start it, which lets interrupts through again
        with no_interrupts():  # which they inherit: Ctrl-C goes to the whole group, and only one has to answer
            for _ in range(workers):
                ours, theirs = context.Pipe()
                process = context.Process(target=serve, args=(theirs, work), daemon=True)
                crew.append(Worker(process, ours))
                process.start()
                theirs.close()  # or the end of the process would not close the pipe
    except OSError as error:
        raise WorkerError(f"{workers} processes cannot be started ({error.strerror}): use fewer --workers") from error
    return crew


@contextmanager
def no_interrupts() -> Iterator[None]:
    """Ctrl-C waits until the end; not on Windows, where a process begins by ignoring it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ended(crew: Sequence[Worker]) -> None:
    """They hold nothing that has to be put in order, so they need not be asked."""
    for worker in crew:
        worker.pipe.close()
        if worker.process.pid is not None:
            worker.process.kill()
    for worker in crew:
        if worker.process.pid is not None:
            worker.process.join()


class Failure(NamedTuple):
    """What a process sends when its work fails."""

    error: Exception


def serve(pipe: Any, work: Callable[[Item], object]) -> None:
    """What a process does: batches in, results out, until the pipe is closed or its parent has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=leave_with_parent, daemon=True).start()
    try:
        while True:
            batch = pipe.recv()
            try:
                answer: object = [work(item) for item in batch]
            except Exception as error:
                error.add_note(traceback.format_exc())
                answer = Failure(error)
            pipe.send(answer)
    except (EOFError, OSError):
        return


def leave_with_parent() -> None:
    """A killed parent cannot end its processes, and one that reads a long article would go on with it."""
    from multiprocessing import parent_process  # noqa: PLC0415  # as above

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Turns(Generic[Item]):
    """Which batch is where; a batch is known by its number."""

    def __init__(self, source: Iterator[list[Item]], crew: Sequence[Worker]) -> None:
        self.source = source
        self.crew = crew
        self.ready: deque[list[Item]] = deque()  # read, and not yet given to a process
        self.given: dict[int, int] = {}  # number of the batch that is with a worker, by the worker's place
        self.done: dict[int, list[Any]] = {}  # results that wait for those before them
        self.sent = 0
        self.taken = 0
        self.is_over = False  # whether the source has no more

    def prepare(self) -> None:
        """Have a batch ready for each process, so that it need not wait while the next is read."""
        while not self.is_over and len(self.ready) < len(self.crew) and self.is_room():
            batch = next(self.source, None)
            self.is_over = batch is None
            if batch is not None:
                self.ready.append(batch)
            self.give()

    def is_room(self) -> bool:
        return self.sent + len(self.ready) - self.taken < AHEAD * len(self.crew)

    def give(self) -> None:
        """Each process without work gets a batch that is ready."""
        for place, worker in enumerate(self.crew):
            if self.ready and place not in self.given:
                self.given[place] = self.sent
                self.sent += 1
                try:
                    worker.pipe.send(self.ready.popleft())
                except OSError as error:
                    raise gone(worker) from error

    def receive(self) -> None:
        """Wait for results, and give their processes new work before anything else is done."""
        from multiprocessing.connection import wait  # noqa: PLC0415  # as above

        pipes: dict[object, int] = {self.crew[place].pipe: place for place in self.given}
        for pipe in wait([self.crew[place].pipe for place in self.given]):
            place = pipes[pipe]
            try:
                answer = self.crew[place].pipe.recv()
            except (EOFError, OSError) as error:
                raise gone(self.crew[place]) from error
            number = self.given.pop(place)
            self.give()
            if isinstance(answer, Failure):
                raise answer.error
            self.done[number] = answer


def in_turn(source: Iterator[list[Item]], crew: Sequence[Worker]) -> Iterator[list[Any]]:
    """The results of batches in their order."""
    turns = Turns(source, crew)
    while True:
        turns.prepare()
        if turns.taken in turns.done:
            yield turns.done.pop(turns.taken)
            turns.taken += 1
        elif turns.given:
            turns.receive()
        else:
            return


def gone(worker: Worker) -> WorkerError:
    """Why a process is not there any more."""
    worker.process.join(LAST_WORDS)
    status = worker.process.exitcode
    if status == -signal.SIGKILL:
        return WorkerError("a worker process was killed, as happens when memory runs out: use fewer --workers")
    how = f"by signal {-status}" if status is not None and status < 0 else f"with status {status}"
    return WorkerError(f"a worker process has ended {how}: try again, or with --workers 1")
