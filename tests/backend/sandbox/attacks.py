"""What code tries that took over a parser, and what the kernel answers it.

    python tests/backend/sandbox/attacks.py

prints the table. The code runs in the worker, in place of a library: see `taken_over/xlrd.py`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

sys.path.append(str(Path(__file__).parents[1] / "registers"))

from small_loans import MAPPING
from talk import document

from xiancha.registers import catalogue
from xiancha.registers.parsing.refusals import Refused
from xiancha.sandbox import Sandbox

_TAKEN_OVER = Path(__file__).parent / "taken_over" / "xlrd.py"
_REGISTER = catalogue.register("cn-small-loans")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE = """
import ctypes, fcntl, os, resource, socket, subprocess, sys, threading
HERE, HOME, PARENT = {here!r}, {home!r}, {parent}
KEY, DATA, LIBRARY = HERE + "/keys/editions-1.pem", HERE + "/data", HERE + "/library"
def call(name, *values):
    import seccompy
    number = name if isinstance(name, int) else seccompy.syscall_nr(name)
    libc = ctypes.CDLL(None, use_errno=True)
    found = libc.syscall(ctypes.c_long(number), *values)
    if found == -1:
        raise OSError(ctypes.get_errno(), name)
    return found
"""

By = Literal["Landlock", "seccomp"]


class Attack(NamedTuple):
    """Code that leaves what it got in `found`, who refuses it, and whether it works without a wall.

    Some need rights that a system may withhold from everybody, such as io_uring.
    """

    code: str
    by: By
    works_outside: bool = True

    @property
    def answer(self) -> str:
        """What the kernel says behind the wall."""
        return "EACCES" if self.by == "Landlock" else "EPERM"


def _file(code: str) -> Attack:
    return Attack(code, "Landlock")


def _rare_file(code: str) -> Attack:
    return Attack(code, "Landlock", works_outside=False)


def _call(code: str) -> Attack:
    return Attack(code, "seccomp")


def _rare(code: str) -> Attack:
    return Attack(code, "seccomp", works_outside=False)


ATTACKS = {
    "read a signing key": _file("found = open(KEY).read()"),
    "read a key through a link in a readable folder": _file(
        "found = open(LIBRARY + '/link').read()"
    ),
    "read a key by a way around": _file("found = open(LIBRARY + '/../' * 40 + KEY).read()"),
    "read a key from a handle of the top folder": _file(
        "top = os.open('/', os.O_PATH)\nfound = os.read(os.open(KEY[1:], 0, dir_fd=top), 9)"
    ),
    "read /etc/passwd": _file("found = open('/etc/passwd').read(9)"),
    "list the data folder": _file("found = os.listdir(DATA)"),
    "list the home folder": _file("found = os.listdir(HOME)"),
    "read the environment of the parent": _file("found = open(f'/proc/{PARENT}/environ').read(1)"),
    "read the memory of the parent": _rare_file("found = open(f'/proc/{PARENT}/mem', 'rb')"),
    "open what the parent has open": _file("found = os.listdir(f'/proc/{PARENT}/fd')"),
    "read its own environment": _file("found = open('/proc/self/environ').read(1)"),
    "write its own memory": _file("found = open('/proc/self/mem', 'r+b')"),
    "write a key": _file("found = open(KEY, 'r+')"),
    "create a file in the data folder": _file("found = open(DATA + '/new', 'w')"),
    "create a file in the memory of all": _rare_file("found = open('/dev/shm/xiancha', 'w')"),
    "create a file in a readable folder": _file("found = open(LIBRARY + '/new.py', 'w')"),
    "cut a key off": _call("os.truncate(KEY, 1)"),
    "rename a key": _call("os.rename(KEY, KEY + '.old')"),
    "delete a file": _call("os.unlink(DATA + '/store.sqlite')"),
    "delete a folder": _call("os.rmdir(DATA + '/empty')"),
    "make a folder": _call("os.mkdir(DATA + '/made')"),
    "make a link": _call("os.symlink(KEY, DATA + '/linked')"),
    "link a key to a readable folder": _call("os.link(KEY, HERE + '/data/hard')"),
    "make a pipe in the file system": _call("os.mkfifo(DATA + '/pipe')"),
    "let everybody read a key": _call("os.chmod(KEY, 0o644)"),
    "give a key to somebody": _call("os.chown(KEY, os.getuid(), -1)"),
    "change the time of a file": _call("os.utime(KEY, (1, 1))"),
    "mark a file": _rare("os.setxattr(KEY, 'user.a', b'b')"),
    "open a file by its handle": _rare("call('open_by_handle_at', -100, None, 0)"),
    "watch a folder": _call("found = call('inotify_init1', 0)"),
    "mount": _rare("call('mount', b'none', DATA.encode(), b'tmpfs', 0, None)"),
    "change the top folder": _rare("os.chroot(DATA)"),
    "TCP over IPv4": _call("found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)"),
    "TCP over IPv6": _rare("found = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)"),
    "UDP": _call("found = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"),
    "a raw socket": _rare("found = socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)"),
    "a socket with a path": _call("found = socket.socket(socket.AF_UNIX)"),
    "a socket without a path": _call("socket.socket(socket.AF_UNIX).bind('\\0xiancha-attack')"),
    "a pair of sockets": _call("found = socket.socketpair()"),
    "a socket of the kernel (netlink)": _call("found = socket.socket(socket.AF_NETLINK, 3, 0)"),
    "a virtual machine's socket": _rare("found = call('socket', 40, 1, 0)"),
    "io_uring": _rare("found = call('io_uring_setup', 8, ctypes.create_string_buffer(120))"),
    "fork": _call("if not os.fork(): os._exit(0)"),
    "fork, asked of the kernel itself": _call("if not call('clone', 17, 0, 0, 0, 0): os._exit(0)"),
    "clone3": _rare("call('clone3', ctypes.create_string_buffer(88), 88)"),
    "run a program": _call("found = subprocess.run(['id'], capture_output=True).stdout"),
    "become another program": _rare("os.execv('/bin/sh', ['sh', '-c', 'id'])"),
    "run a program by posix_spawn": _call("found = os.posix_spawn('/bin/true', ['true'], {})"),
    "a file without a name, to run it": _call("found = os.memfd_create('program')"),
    "run a file without a name": _rare("call('execveat', 0, b'', None, None, 0x1000)"),
    "signal the parent": _call("os.kill(PARENT, 0)"),
    "signal a thread of the parent": _call("call('tgkill', PARENT, PARENT, 0)"),
    "signal everybody": _rare("os.kill(-1, 0)"),
    "signal by a handle": _call("found = os.pidfd_open(PARENT)"),
    "let a pipe signal the parent": _call("fcntl.fcntl(0, fcntl.F_SETOWN, PARENT)"),
    "trace the parent": _rare("call('ptrace', 0x4206, PARENT, 0, 0)"),
    "read the parent's memory": _rare("call('process_vm_readv', PARENT, None, 0, None, 0, 0)"),
    "take a file of the parent": _rare("call('pidfd_getfd', 0, 0, 0)"),
    "limit the parent": _call("found = resource.prlimit(PARENT, resource.RLIMIT_NOFILE)"),
    "slow the parent down": _rare("os.setpriority(os.PRIO_PROCESS, PARENT, 19)"),
    "lift its own limit of memory": _call(
        "resource.setrlimit(resource.RLIMIT_AS, resource.getrlimit(resource.RLIMIT_AS))"
    ),
    "become another user": _call("os.setuid(os.getuid())"),
    "a namespace of its own": _rare("call('unshare', 0x10000000)"),
    "enter another namespace": _rare("call('setns', 0, 0)"),
    "memory shared with others": _rare("found = call('shmget', 0, 4096, 0o1600)"),
    "keys of the kernel": _rare("found = call('keyctl', 0, -3, 0)"),
    "a program in the kernel (bpf)": _rare("call('bpf', 0, None, 0)"),
    "faults of memory in user space": _rare("call('userfaultfd', 0)"),
    "counters of the processor": _rare("call('perf_event_open', None, 0, -1, -1, 0)"),
    "another filter of calls": _rare("call('seccomp', 1, 0, None)"),
    "let it be dumped": _call("call('prctl', 4, 1, 0, 0, 0)"),
    "a call by its number of x32": _rare("found = call(0x40000000 + 41, 2, 1, 0)"),
    "a call that no kernel has": _rare("call(9999)"),
}


@contextmanager
def sandbox(here: Path) -> Iterator[Sandbox]:
    """A sandbox whose library for old workbooks is that of `here`, which somebody took over."""
    found = Sandbox()
    sys.path.insert(0, str(here / "library"))
    try:
        found._only_for(_REGISTER.id)
        found._process = found._started()
    finally:
        sys.path.remove(str(here / "library"))
    try:
        yield found
    finally:
        found.close()


def lay_out(here: Path) -> None:
    """What an attacker is after, a key and a folder of data, and the library that he has."""
    for folder in ("keys", "data/empty", "library"):
        (here / folder).mkdir(parents=True)
    (here / "keys" / "editions-1.pem").write_text("a secret key")
    (here / "data" / "store.sqlite").write_text("rows")
    (here / "library" / "xlrd.py").write_bytes(_TAKEN_OVER.read_bytes())
    (here / "library" / "link").symlink_to(here / "keys" / "editions-1.pem")


def code(attack: str, here: Path) -> str:
    """The code of an attack, with what it must know."""
    home = str(Path.home())
    return _BEFORE.format(here=str(here), home=home, parent=os.getpid()) + attack


def answer(sandbox: Sandbox, attack: str, here: Path) -> str:
    """What came of code that a document brought into the worker."""
    body = _OLD_WORKBOOK + code(attack, here).encode()
    given = document(body, mapping=MAPPING, via="a hostile list")
    try:
        sandbox.read(_REGISTER, given)
    except Refused as refused:
        return str(refused).removeprefix("attack ")
    return "read as a list"


def main() -> None:
    """Print the table of what was tried."""
    print("| Tried inside the worker | Refused by | The kernel answered |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        lay_out(here)
        with sandbox(here) as attacked:
            for name, attack in ATTACKS.items():
                print(f"| {name} | {attack.by} | {answer(attacked, attack.code, here)} |")


if __name__ == "__main__":
    main()
