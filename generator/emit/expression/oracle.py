"""Evaluates JMESPath expressions for oracle_test.go: a JSON object {given, expressions} a line, a list of
[value] or null, for an error, a line."""

import json
import sys

import jmespath
from jmespath.exceptions import JMESPathError

for line in sys.stdin:
    case = json.loads(line)
    results = []
    for expression in case["expressions"]:
        try:
            results.append([jmespath.search(expression, case["given"])])
        except JMESPathError:
            results.append(None)
    print(json.dumps(results))
