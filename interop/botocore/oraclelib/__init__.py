"""What oracle.py is made of.

``synth`` makes values of a shape, ``request_cases`` has botocore serialise them, ``response_cases`` and
``error_cases`` write them to the wire with the encoders in ``wire_json`` and ``wire_xml``, which share no code with
botocore, and have botocore parse what was written. ``tagged`` is the JSON in which values cross over to Go.
"""
