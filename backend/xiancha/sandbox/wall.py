"""The wall around the process that reads foreign documents: what the kernel refuses it.

Landlock refuses files: only the folders of the modules that are loaded may be read, nothing may be
written. seccomp refuses every system call that reading does not need: so there is no network, no
other program, no other process. Both hold until the process ends, whatever code runs in it.

Sources: https://docs.kernel.org/userspace-api/landlock.html,
https://docs.kernel.org/userspace-api/seccomp_filter.html.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

if sys.platform == "linux":
    import errno
    import resource

    import landlockpy
    import seccompy

    _READ = landlockpy.AccessFS.READ_FILE
    _READ_BELOW = _READ | landlockpy.AccessFS.READ_DIR
    _MEMORY = "brk madvise mmap mprotect mremap munmap"
    _FILES = (
        "access close dup faccessat faccessat2 fstat getcwd getdents64 lseek lstat newfstatat open"
        " openat pread64 read readlink readlinkat readv stat statx write writev"
    )
    """Which files `open` opens, Landlock decides."""
    _TIME = "clock_getres clock_gettime clock_nanosleep gettimeofday nanosleep time"
    _ITSELF = (
        "exit exit_group futex getegid geteuid getgid getpid getppid getrandom getrusage gettid"
        " getuid restart_syscall rseq rt_sigaction rt_sigprocmask rt_sigreturn sched_getaffinity"
        " sched_yield set_robust_list sigaltstack sysinfo uname"
    )
    _ALLOWED = f"{_MEMORY} {_FILES} {_TIME} {_ITSELF}".split()
    """System calls that Python and the parsers need."""
    _FCNTL = (0, 1, 2, 3, 1030)
    """Commands that ask about an open file or copy it; others send signals to its owner."""
    _IOCTL = (0x5401, 0x5451)
    """TCGETS (is it a terminal?) and FIOCLEX (let no other program inherit it)."""

    @cache
    def missing() -> str:
        """What this kernel does not refuse the process, in words; "" where the wall is whole.

        The first call may start a program (ldconfig), to find the C library.
        """
        lacking = []
        if not _hides_files():
            lacking.append("read and write the files of its user (no Landlock)")
        if not _filters():
            lacking.append("use the network and start programs (no seccomp)")
        return " and ".join(lacking)

    def close_in() -> None:
        """Build the wall around this process.

        `missing` must have been asked before. Raises OSError where the kernel offers a wall and
        does not build it, RuntimeError where another thread would stay outside.
        """
        if len(os.listdir("/proc/self/task")) > 1:
            raise RuntimeError("a library started a thread, which would stay outside the wall")
        if _hides_files():
            _refuse_files(_folders())
        if _filters():
            _refuse_calls()

    def _refuse_files(readable: Iterable[Path]) -> None:
        with landlockpy.Ruleset(scoped=landlockpy.scope_for_abi(landlockpy.abi_version())) as rules:
            for path in filter(os.path.exists, readable):
                rules.allow_path(path, _READ_BELOW if path.is_dir() else _READ)
            rules.restrict()

    def _refuse_calls() -> None:
        rules = seccompy.Filter(seccompy.Action.ERRNO | errno.EPERM)
        for name in _ALLOWED:
            if _is_known(name):
                rules.allow(name)
        for command in _FCNTL:
            rules.allow("fcntl", args={1: command})
        for request in _IOCTL:
            rules.allow("ioctl", args={1: request})
        rules.allow("prlimit64", args={0: 0, 1: resource.RLIMIT_CPU})
        rules.allow("tgkill", args={0: os.getpid()})
        rules.load()

    @cache
    def _hides_files() -> bool:
        try:
            return landlockpy.supported()
        except landlockpy.LandlockError:  # forbidden by what this process was started in
            return False

    @cache
    def _filters() -> bool:
        """True where seccomp is there and the names of this processor's calls are known."""
        try:
            return _is_known("read") and seccompy.supported()
        except seccompy.SeccompError:
            return False

    def _is_known(name: str) -> bool:
        """False for a call that this processor does not have."""
        try:
            seccompy.syscall_nr(name)
        except (ValueError, seccompy.UnsupportedError):
            return False
        return True

else:

    def missing() -> str:
        """What this system does not refuse the process, in words."""
        return "read and write the files of its user, use the network and start programs"

    def close_in() -> None:
        """Nothing: this system has no such wall."""


def _folders() -> list[Path]:
    """The folders of all modules that are loaded: what they load later lies there too."""
    modules = [getattr(module, "__file__", None) for module in [*sys.modules.values()]]
    found = {Path(file).absolute().parent for file in modules if file}
    return sorted(one for one in found if not found.intersection(one.parents))
