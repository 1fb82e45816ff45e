"""The range decoder and its adaptive models (Entropy)."""


class Models(dict):
    """A model for each key, made when it is first asked for: [fast, slow, s]."""

    def __missing__(self, key):
        model = self[key] = [32768, 32768, 8]
        return model


class SymbolModels(dict):
    """The same of sixteen symbols: [odds of all symbols below each, symbols at this shift, shift]."""

    def __missing__(self, key):
        below, odds = [0], 4096
        for symbol in range(15):
            below.append(below[-1] + odds)
            odds = odds // 2 if symbol % 2 else odds
        model = self[key] = [below, 0, 3]
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

    def symbol(self, first, second):
        """Decides one of sixteen symbols by the mean of two models, and lets both learn it."""
        unit = self._range >> 15
        limits = [a + b for a, b in zip(first[0], second[0])] + [32768]
        place = min(self._code // unit, 32767)
        symbol = sum(limit <= place for limit in limits) - 1
        self._code -= unit * limits[symbol]
        self._range = unit * (limits[symbol + 1] - limits[symbol])
        self._fill()
        for model in (first, second):
            below, count, shift = model
            for i in range(16):
                target = 16368 + i + (1 << shift) - 1 if i > symbol else i
                below[i] += (target - below[i]) >> shift
            if shift < 7:
                model[1:] = (0, shift + 1) if count + 1 == 1 << shift else (count + 1, shift)
        return symbol

    def even(self, count):
        """Decides bits that are as likely 0 as 1."""
        self._range >>= count
        bits = min(self._code // self._range, (1 << count) - 1)
        self._code -= self._range * bits
        self._fill()
        return bits

    def _fill(self):
        while self._range < 0x1000000:
            self._range = (self._range << 8) & 0xFFFFFFFF
            self._code = ((self._code << 8) | self._next_byte()) & 0xFFFFFFFF

    def _next_byte(self):
        position = self._position
        self._position = position + 1
        return self._stream[position] if position < len(self._stream) else 0
