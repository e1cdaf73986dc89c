"""Runs a command as a child of a small process, and writes what it used to a file descriptor.

A child of the test's own process would be charged for the memory of its parent.
"""

import json
import os
import resource
import sys

CPU_SECONDS = 20
ADDRESS_SPACE = 2 << 30


def main(descriptor: int, command: list[str]) -> None:
    """Run the command under limits that end a hang or a memory bomb, and report on it."""
    pid = os.fork()
    if pid == 0:
        os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        os.execv(command[0], command)  # noqa: S606 -- the tests' own command line
    _, status, usage = os.wait4(pid, 0)
    report = {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": usage.ru_utime + usage.ru_stime,
        "kilobytes": usage.ru_maxrss,
    }
    os.write(descriptor, json.dumps(report).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
