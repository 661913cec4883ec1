"""Say what botocore's validator finds wrong with inputs: one JSON object per line in, one list of findings per line out.

A finding is the kind, the JSON pointer of the place, and for a length the length that the value has.
"""

import base64
import json
import re
import sys

import botocore.session
from botocore.validate import ParamValidator

KINDS = {'missing required field': 'required', 'invalid length': 'length', 'invalid range': 'range'}


def plain(value):
    """Take the tags of blobs and times off."""
    if isinstance(value, list):
        return [plain(v) for v in value]
    if not isinstance(value, dict):
        return value
    if '$blob' in value:
        return base64.b64decode(value['$blob'])
    if '$time' in value:
        return float(value['$time'])
    return {k: plain(v) for k, v in value.items()}


def pointer(name):
    """Return the JSON pointer of a name such as .Tags[0].Key."""
    return re.sub(r'\[(\d+)\]', r'/\1', name).replace('.', '/')


def findings(errors):
    """Return what is wrong, in terms of the model."""
    for reason, name, more in errors._errors:
        place = pointer(name)
        if reason == 'missing required field':
            place += '/' + more['required_name']
        size = more['param'] if reason == 'invalid length' else 0
        yield [KINDS.get(reason, reason), place, size]


def main():
    """Answer all lines."""
    session = botocore.session.Session()
    models = {}
    validator = ParamValidator()
    for line in sys.stdin:
        case = json.loads(line)
        service = case['Service']
        if service not in models:
            models[service] = session.get_service_model(service)
        shape = models[service].operation_model(case['Operation']).input_shape
        found = validator.validate(plain(case['Params']), shape)
        print(json.dumps(sorted(findings(found))))


if __name__ == '__main__':
    main()
