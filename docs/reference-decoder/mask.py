"""The mask: which points are special (Entropy)."""

import numpy as np

from range_coder import Models, RangeDecoder


def decode(stream, frames, rows, columns):
    """One flag a point, in order (frame, row, column)."""
    decoder, models = RangeDecoder(stream), Models()
    # Two rows above and one below, two columns on either side; what lies outside is 0.
    before = np.zeros((rows + 3, columns + 4), int).tolist()
    mask = np.zeros((frames, rows, columns), bool)
    for frame in range(frames):
        now = np.zeros((rows + 3, columns + 4), int).tolist()
        for row in range(rows):
            here, north, far_north = now[row + 2], now[row + 1], now[row]
            same, south = before[row + 2], before[row + 3]
            for c in range(2, columns + 2):
                context = (here[c - 1] | here[c - 2] << 1 | north[c] << 2 | north[c - 1] << 3 | north[c + 1] << 4
                           | far_north[c] << 5 | same[c] << 6 | same[c + 1] << 7 | south[c] << 8)
                here[c] = decoder.bit(models[context])
        mask[frame] = np.array(now, bool)[2:-1, 2:-2]
        before = now
    return mask.ravel()
