"""The contexts of whole numbers: what is known of a point from its decoded neighbours (Layers, Entropy)."""


class Neighbours:
    """Numbers already decoded, of this frame and of the one before it; outside a frame they are 0."""

    def __init__(self, rows, columns, limit):
        self._rows, self._columns, self._limit = rows, columns, limit
        self._now = self._empty()
        self._before = self._empty()

    def _empty(self):
        # One row above and one below, one column on either side.
        return [[0] * (self._columns + 2) for _ in range(self._rows + 2)]

    def next_frame(self):
        self._before, self._now = self._now, self._empty()

    def put(self, row, column, number):
        self._now[row + 1][column + 1] = max(-self._limit, min(self._limit, number))

    def magnitude(self, row, column, is_first_frame):
        """a of the residual (Layers): the weighted magnitudes of the neighbours."""
        here, above = self._now[row + 1], self._now[row]
        a = 2 * abs(here[column]) + 2 * abs(above[column + 1]) + abs(above[column]) + abs(above[column + 2])
        if is_first_frame:
            return a
        same, below = self._before[row + 1], self._before[row + 2]
        return a + 2 * abs(same[column + 1]) + abs(same[column + 2]) + abs(below[column + 1])

    def sign_context(self, row, column):
        west, north, before = self._now[row + 1][column], self._now[row][column + 1], self._before[row + 1][column + 1]
        return 9 * (sign(west) + 1) + 3 * (sign(north) + 1) + sign(before) + 1


def sign(number):
    return (number > 0) - (number < 0)


def logarithm(a):
    """L(a) of the residual: twice the binary logarithm of a + 1, cut to a whole number."""
    x = a + 1
    n = x.bit_length() - 1
    return 0 if n == 0 else 2 * n + ((x >> (n - 1)) & 1) - 1
