"""Starting programs, and ending every one of them again.

Whatever a program leaves behind comes back to this process as its child (Linux only), so that all of it can be ended by
process id. Nothing that was not started from here is ever touched.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    """Makes this process the parent of whatever its children leave behind."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def output(command, **options):
    """What `command` writes to standard output, as bytes; empty where it failed, hung or is not there."""
    options.setdefault("timeout", 300)
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, **options)
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def end_when_told():
    """A signal to end is an exception as any other: what was started is ended first."""
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, lambda number, _: sys.exit(128 + number))


class Processes:
    """The programs of one visit to an emulator. All have ended when the block has."""

    def __init__(self, environment, log):
        self.environment = environment
        self.log = log

    def __enter__(self):
        adopt_orphans()
        return self

    def __exit__(self, *_):
        end_descendants()

    def start(self, command, **options):
        """Starts `command` as a session of its own; its words go to the log."""
        # A lower priority than whatever is being worked on beside it.
        return subprocess.Popen(
            ["nice", *command], env=self.environment, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            start_new_session=True, **options)


def descendants():
    """The ids of all processes below this one."""
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                # The name of the program stands in parentheses and may hold anything.
                parent = int(file.read().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        children.setdefault(parent, []).append(int(name))
    found, parents = [], [os.getpid()]
    while parents:
        below = children.get(parents.pop(), [])
        found += below
        parents += below
    return found


def end_descendants():
    """Ends all processes below this one: asked first, then made to."""
    for sign, patience in ((signal.SIGHUP, 0.5), (signal.SIGTERM, 1.0), (signal.SIGKILL, 5.0)):
        deadline = time.monotonic() + patience
        for process in descendants():
            try:
                os.kill(process, sign)
            except ProcessLookupError:
                pass
        while time.monotonic() < deadline:
            reap()
            if not descendants():
                return
            time.sleep(0.05)


def reap():
    """Takes note of every child that has ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
