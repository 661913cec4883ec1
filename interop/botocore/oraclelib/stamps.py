"""The legal spellings of a timestamp, by format; the first of each is the plain one."""

import datetime
import email.utils

from oraclelib import tagged


def _zoned(hours, minutes):
    return datetime.timezone(datetime.timedelta(hours=hours, minutes=minutes))


def _milliseconds(moment):
    return f'{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z'


def _offset(moment, zone):
    if moment.year == 9999:
        # The end of the calendar has no later local time.
        return _milliseconds(moment)
    return moment.astimezone(zone).isoformat()


DATE_TIME = (
    _milliseconds,
    lambda moment: f'{moment:%Y-%m-%dT%H:%M:%SZ}',
    lambda moment: f'{moment:%Y-%m-%dT%H:%M:%S}.123456Z',
    lambda moment: f'{moment:%Y-%m-%dT%H:%M:%S}.5Z',
    lambda moment: _offset(moment, _zoned(5, 30)),
    lambda moment: _offset(moment, _zoned(-8, 0)),
    lambda moment: _offset(moment, _zoned(0, 0)),
)

EPOCH_SECONDS = (
    tagged.epoch_text,
    lambda moment: f'{moment.timestamp():.0f}',
    lambda moment: f'{moment.timestamp():.3f}',
    lambda moment: f'{moment.timestamp():.0f}.0',
    lambda moment: f'{moment.timestamp():.9E}',
    lambda moment: f'{moment.timestamp():.9e}'.replace('e+', 'e'),
)

HTTP_DATE = (lambda moment: email.utils.format_datetime(moment, usegmt=True),)

FORMS = {'iso8601': DATE_TIME, 'unixtimestamp': EPOCH_SECONDS, 'rfc822': HTTP_DATE}

# Enough turns for every form of every format to come first once.
TURNS = max(len(forms) for forms in FORMS.values())


class Stamps:
    """Writes timestamps, each in the next form of its format."""

    def __init__(self, turn=None):
        """Start at one turn; without one every timestamp has the plain form."""
        self._turn = turn

    def text(self, shape, moment, default):
        """Return the wire text of a moment."""
        forms = FORMS[shape.serialization.get('timestampFormat', default)]
        if self._turn is None:
            return forms[0](moment)
        self._turn += 1
        return forms[(self._turn - 1) % len(forms)](moment)
