"""Levels: values that are spaced by their magnitude instead of evenly (Scaling)."""

import math

import numpy as np

from archive import DamagedFile


def to_values(values, levels):
    """The values of levels whose numbers are what a base and a residual gave."""
    numbers = np.rint(values).astype(np.int64)
    highest = int(np.abs(numbers).max())
    if highest > levels["count"]:
        raise DamagedFile(f"level {highest} is beyond the {levels['count']} that there are")
    magnitudes = np.array(magnitudes_to(highest, levels))
    return np.copysign(magnitudes[np.abs(numbers)], numbers)


def magnitudes_to(highest, levels):
    """The magnitudes of levels 0, 1, ... in double, each operation rounded by itself."""
    growth, limit, least = levels["growth"], levels.get("limit", math.inf), levels["least"]
    magnitudes = [0.0, levels["first"]]
    for _ in range(highest - 1):
        last = magnitudes[-1]
        magnitudes.append(last + max(min(last * growth, limit), least))
    return magnitudes
