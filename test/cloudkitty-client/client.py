"""Runs commands of the unmodified client, one process for all: a line of JSON in for each, a line of JSON out."""
import contextlib
import io
import json
import logging
import os
import sys
import traceback

from cloudkittyclient import shell


def run(arguments):
    out, err = io.StringIO(), io.StringIO()
    for handler in list(logging.getLogger('').handlers):
        logging.getLogger('').removeHandler(handler)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = shell.main(list(arguments))
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        except BaseException:
            traceback.print_exc()
            code = 1
    # Some commands hand back an answer where an exit code is expected.
    return {'code': code if isinstance(code, int) else 0, 'stdout': out.getvalue(), 'stderr': err.getvalue()}


for line in sys.stdin:
    asked = json.loads(line)
    for name in [name for name in os.environ if name.startswith('OS_')]:
        del os.environ[name]
    os.environ.update(asked['environment'])
    print(json.dumps(run(asked['arguments'])), flush=True)
