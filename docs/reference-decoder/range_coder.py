"""The range decoder and its adaptive models (Entropy)."""


class Models(dict):
    """A model for each key, made when it is first asked for: [fast, slow, s]."""

    def __missing__(self, key):
        model = self[key] = [32768, 32768, 8]
        return model


class RangeDecoder:
    """Takes decisions from a stream; bytes behind its end are 0."""

    def __init__(self, stream):
        self._stream = stream
        self._position = 5
        self._range = 0xFFFFFFFF
        self._code = int.from_bytes((stream[:5] + bytes(5))[:5], "big") & 0xFFFFFFFF

    def bit(self, model):
        """Decides one bit, and lets its model learn it."""
        fast, slow, s = model
        k = s >> 2
        bound = (self._range >> 14) * ((fast + slow) >> 3)
        if self._code < bound:
            bit = 0
            self._range = bound
            model[0] = fast + ((65535 - fast) >> 4)
            model[1] = slow + ((65535 - slow) >> k)
        else:
            bit = 1
            self._code -= bound
            self._range -= bound
            model[0] = fast - (fast >> 4)
            model[1] = slow - (slow >> k)
        if k < 7:
            model[2] = s + 1
        self._fill()
        return bit

    def bit_of_odds(self, odds):
        """Decides one bit that is 1 with a probability in units of 2^-16."""
        bound = (self._range * (65536 - odds)) >> 16
        bit = 0 if self._code < bound else 1
        if bit:
            self._code -= bound
            self._range -= bound
        else:
            self._range = bound
        self._fill()
        return bit

    def _fill(self):
        while self._range < 0x1000000:
            self._range = (self._range << 8) & 0xFFFFFFFF
            self._code = ((self._code << 8) | self._next_byte()) & 0xFFFFFFFF

    def _next_byte(self):
        position = self._position
        self._position = position + 1
        return self._stream[position] if position < len(self._stream) else 0
