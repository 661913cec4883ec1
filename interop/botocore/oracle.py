"""Say what botocore sends and reads, one JSON object per line, for a client in another language to be held against.

The first line tells botocore's version and the operations of each service. Every other line is a case of one
operation: a request that botocore's serializer makes of some parameters, a response and what botocore's parser returns
for it, or an error response and what botocore reads from it. Values are synthesised from the models that botocore
itself has loaded, the same ones in every run.
"""

import json
import os
import sys
import time

# botocore reads epoch timestamps into local time; the instants do not depend on it, but far dates may not exist there.
os.environ['TZ'] = 'UTC'
time.tzset()

import botocore  # noqa: E402
import botocore.session  # noqa: E402

from oraclelib import error_cases, request_cases, response_cases  # noqa: E402

SERVICES = ('chime', 'chime-sdk-identity', 'iam')

KINDS = (('request', request_cases), ('response', response_cases), ('error', error_cases))


def main(out):
    """Write all lines."""
    session = botocore.session.Session()
    models = {service: session.get_service_model(service) for service in SERVICES}
    about = {
        'botocore': botocore.__version__,
        'operations': {service: sorted(model.operation_names) for service, model in models.items()},
    }
    write(out, about)
    for service, model in models.items():
        for name in sorted(model.operation_names):
            for kind, module in KINDS:
                for case in module.cases(model.operation_model(name)):
                    write(out, {'kind': kind, 'service': service, 'operation': name, **case})


def write(out, line):
    """Write one object in ASCII, so that the encoding of the pipe does not matter."""
    out.write(json.dumps(line, sort_keys=True))
    out.write('\n')


if __name__ == '__main__':
    main(sys.stdout)
