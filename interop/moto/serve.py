"""Runs moto on a free port until standard input ends, which it does when the test that started it does."""

import os
import sys
import threading


def wait_for_end():
    sys.stdin.buffer.read()
    os._exit(0)


try:
    from moto.server import main
except ImportError as missing:
    sys.exit(f"moto is missing: {missing}")

threading.Thread(target=wait_for_end, daemon=True).start()
main(["--host", "127.0.0.1", "--port", "0"])
