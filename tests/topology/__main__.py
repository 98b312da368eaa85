"""`.ci/topology` without a command: the whole topology with the demo, until Ctrl-C."""

import signal
import sys
import threading

from .stack import Stack, what_is_missing


def main() -> None:
    if missing := what_is_missing():
        sys.exit(missing)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    with Stack(gunicorn_workers=2) as stack:
        print(f"{stack.url}/ is nginx before two web processes, with two workers behind them.")
        print(f"What they say is in {stack.folder}. Stop it with Ctrl-C.", flush=True)
        stop.wait()


if __name__ == "__main__":
    main()
