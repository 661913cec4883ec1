"""Call operations with boto3 or with the AWS CLI: one JSON object per line in, one per line out.

A question has service, operation, params, endpoint and signed. The answer has output, or code, class, message and
members of the error. The CLI runs in this process, once for each question, and is asked by its arguments; without a
signature it takes all of them as one JSON text.
"""

import base64
import contextlib
import datetime
import io
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'botocore'))

from oraclelib.tagged import EPOCH, tag  # noqa: E402

FAILURE = re.compile(
    r'\s*An error occurred \((.*?)\) when calling the \w+ operation(?: \(reached max retries: \d+\))?: (.*)\n', re.DOTALL
)

# Arguments that the CLI adds to an operation and requires. Such an operation takes no JSON text in place of the others.
OWN_ARGUMENTS = {'CreateVirtualMFADevice': ['--outfile', os.devnull, '--bootstrap-method', 'QRCodePNG']}

# How many calls of the CLI share a session.
CALLS_OF_SESSION = 25


def plain(value, moment):
    """Take the tags of blobs and times off; moment makes a time out of a datetime."""
    if isinstance(value, list):
        return [plain(v, moment) for v in value]
    if not isinstance(value, dict):
        return value
    if '$blob' in value:
        return base64.b64decode(value['$blob'])
    if '$time' in value:
        seconds, _, fraction = value['$time'].partition('.')
        micros = int(seconds) * 1_000_000 + int(fraction.ljust(6, '0'))
        return moment(EPOCH + datetime.timedelta(microseconds=micros))
    return {k: plain(v, moment) for k, v in value.items()}


class Boto3:
    """Answers with boto3."""

    def __init__(self):
        """Import boto3, which is not needed for the CLI."""
        import boto3
        import botocore.config
        import botocore.exceptions

        self._boto3, self._botocore = boto3, botocore
        self._clients = {}

    def _client(self, service, endpoint, signed):
        key = service, endpoint, signed
        if key not in self._clients:
            config = {'retries': {'total_max_attempts': 1}}
            if not signed:
                config['signature_version'] = self._botocore.UNSIGNED
            self._clients[key] = self._boto3.client(
                service, endpoint_url=endpoint, config=self._botocore.config.Config(**config)
            )
        return self._clients[key]

    def answer(self, service, operation, params, endpoint, signed):
        """Return the answer to one question."""
        client = self._client(service, endpoint, signed)
        method = next(m for m, name in client.meta.method_to_api_mapping.items() if name == operation)
        try:
            output = getattr(client, method)(**plain(params, lambda moment: moment))
        except self._botocore.exceptions.ClientError as error:
            return self._failure(client, error)
        del output['ResponseMetadata']
        return {'output': tag(output)}

    def _failure(self, client, error):
        response = dict(error.response)
        response.pop('ResponseMetadata')
        said = response.pop('Error')
        known = type(error).__name__
        if known != 'ClientError' and not isinstance(error, getattr(client.exceptions, known)):
            known = 'not of ' + known
        return {'code': said['Code'], 'message': said['Message'], 'class': known, 'members': tag(response)}


class CLI:
    """Answers with the AWS CLI."""

    def __init__(self):
        """Import the CLI, which is not needed for boto3."""
        with open(os.environ['AWS_CONFIG_FILE'], 'w', encoding='utf-8') as config:
            # Values that look like addresses are to be sent, not to be followed.
            config.write('[default]\ncli_timestamp_format = iso8601\ncli_follow_urlparam = false\noutput = json\n')
        import awscli.clidriver
        from botocore import xform_name

        self._clidriver, self._xform_name = awscli.clidriver, xform_name
        self._calls, self._signed, self._loader, self._session = 0, None, None, None

    def _driver(self, signed):
        """Return a driver that no call has left anything in; sessions collect handlers, and are replaced in time."""
        if self._calls % CALLS_OF_SESSION == 0 or signed != self._signed:
            self._calls, self._signed = 0, signed
            self._session = self._clidriver.create_clidriver().session
            if self._loader:
                self._session.register_component('data_loader', self._loader)
            self._loader = self._session.get_component('data_loader')
        self._calls += 1
        return self._clidriver.CLIDriver(session=self._session)

    def answer(self, service, operation, params, endpoint, signed):
        """Return the answer to one question."""
        driver = self._driver(signed)
        model = self._session.get_service_model(service).operation_model(operation)
        command = self._xform_name(operation, '-')
        arguments = [service, command, '--no-paginate', '--endpoint-url', endpoint]
        given = plain(params, lambda moment: moment.isoformat())
        if not signed:
            arguments.append('--no-sign-request')
        if signed or operation in OWN_ARGUMENTS:
            arguments += self._arguments(driver, service, command, given)
            arguments += OWN_ARGUMENTS.get(operation, [])
        else:
            arguments += ['--cli-input-json', json.dumps(given)]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = driver.main(arguments)
            except SystemExit as leaving:
                status = leaving.code
        if status == 0:
            printed = json.loads(out.getvalue() or '{}')
            return {'output': typed(model.output_shape, printed) if model.output_shape else printed}
        match = FAILURE.fullmatch(err.getvalue())
        if not match:
            return {'code': f'status {status}', 'message': err.getvalue()}
        return {'code': match[1], 'message': match[2]}

    def _arguments(self, driver, service, command, params):
        table = driver._get_command_table()[service]._get_command_table()[command].arg_table
        names = {}
        for name, argument in table.items():
            # A boolean's second name is the one that sets it to false.
            names.setdefault(getattr(argument, '_serialized_name', None), name)
        for member, value in params.items():
            name = names.get(member) or self._xform_name(member, '-')
            if isinstance(value, bool):
                yield f'--{name}' if value else f'--no-{name}'
            else:
                yield f'--{name}={value if isinstance(value, str) else json.dumps(value)}'


def typed(shape, value):
    """Tag what the CLI has printed as text."""
    if shape.type_name == 'structure':
        return {k: typed(shape.members[k], v) for k, v in value.items()}
    if shape.type_name == 'list':
        return [typed(shape.member, v) for v in value]
    if shape.type_name == 'map':
        return {k: typed(shape.value, v) for k, v in value.items()}
    if shape.type_name == 'timestamp':
        return tag(datetime.datetime.fromisoformat(value))
    if shape.type_name == 'blob':
        return {'$blob': value}
    return value


def guarded(answer, question):
    """Return an answer whatever happens: what stops a call is an answer to it."""
    try:
        return answer(**question)
    except Exception as fault:
        return {'code': type(fault).__name__, 'message': str(fault)}


def main():
    """Answer all lines."""
    out = sys.stdout
    peer = {'boto3': Boto3, 'cli': CLI}[sys.argv[1]]()
    for line in sys.stdin:
        out.write(json.dumps(guarded(peer.answer, json.loads(line))) + '\n')
        out.flush()


if __name__ == '__main__':
    main()
