"""The JSON in which parameters and parsed results cross over to the Go side of the test."""

import base64
import datetime
import math

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)


def tag(value):
    """Return value with timestamps, blobs and non-finite numbers marked, for JSON has no form for them."""
    if isinstance(value, dict):
        return {key: tag(member) for key, member in value.items()}
    if isinstance(value, list):
        return [tag(item) for item in value]
    if isinstance(value, datetime.datetime):
        return {'$time': epoch_text(value)}
    if isinstance(value, bytes):
        return {'$blob': base64.b64encode(value).decode('ascii')}
    if isinstance(value, float) and not math.isfinite(value):
        return {'$float': {math.inf: 'Infinity', -math.inf: '-Infinity'}.get(value, 'NaN')}
    return value


def epoch_text(moment):
    """Return seconds since the epoch as a decimal, exactly: a float would lose the microseconds of far dates."""
    micros = (moment - EPOCH) // MICROSECOND
    sign = '-' if micros < 0 else ''
    seconds, fraction = divmod(abs(micros), 1_000_000)
    return f'{sign}{seconds}.{fraction:06d}'.rstrip('0').rstrip('.')
