"""Says what botocore makes of other values than those of its protocol tests, one JSON object per line.

The argument is the folder with the tests in botocore's format. Each operation of a suite is given values that are made
from its shapes, the same ones in every run. Of an operation's input a line has the request, in the form of a test of
Smithy's; of its output a response and the result, in the form of botocore's own tests.
"""

import json
import os
import sys
import time

# Timestamps without a zone are local time to botocore.
os.environ['TZ'] = 'UTC'
time.tzset()

import of_inputs  # noqa: E402
import of_outputs  # noqa: E402
from botocore import model  # noqa: E402

FILES = {
    'input/query': of_inputs,
    'input/rest-json': of_inputs,
    'output/query': of_outputs,
    'output/rest-json': of_outputs,
}

# How many values each operation gets.
TURNS = 6


def main(folder, out):
    """Write all lines."""
    for file, kind in FILES.items():
        with open(os.path.join(folder, 'botocore', file + '.json'), encoding='utf-8') as opened:
            suites = json.load(opened)
        for number, suite in enumerate(suites):
            for operation, at in operations(suite):
                if kind.skips(operation):
                    continue
                for turn in range(TURNS):
                    line = {'file': file, 'suite': number, 'case': at, 'id': f'{operation.name}-{number}-{turn}'}
                    out.write(json.dumps({**line, **kind.variant(operation, turn)}) + '\n')


def operations(suite):
    """Yield the operations of a suite as its first cases have them, with the numbers of these."""
    seen = set()
    for at, case in enumerate(suite['cases']):
        given = case['given']
        if given['name'] in seen:
            continue
        seen.add(given['name'])
        if 'output' in given and suite['metadata']['protocol'] == 'query':
            # The suites leave the element around the result to the test.
            given['output']['resultWrapper'] = given['name'] + 'Result'
        service = model.ServiceModel(
            {'metadata': suite['metadata'], 'operations': {given['name']: given}, 'shapes': suite['shapes']}, 'conformance'
        )
        yield service.operation_model(given['name']), at


if __name__ == '__main__':
    main(sys.argv[1], sys.stdout)
