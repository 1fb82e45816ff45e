"""Positions: latitudes and longitudes that are computed, from + - * / and square roots alone (Positions).

Everything is done on arrays, operation by operation, each rounded by itself."""

import math

import numpy as np

DEGREES, RADIANS = 57.29577951308232, 0.017453292519943295
HALF_PI, PI, LOGARITHM_OF_TWO = 1.5707963267948966, 3.141592653589793, 0.6931471805599453

SINE = [(-1) ** (n // 2) / math.factorial(n) for n in range(17, 2, -2)]
COSINE = [(-1) ** (n // 2) / math.factorial(n) for n in range(16, 1, -2)]
EXPONENTIAL = [1 / math.factorial(n) for n in range(13, 1, -1)]
ARC_TANGENT = [(-1) ** (n // 2) / n for n in range(25, 2, -2)]
LOGARITHM = [1 / n for n in range(25, 2, -2)]

CONE, CYLINDER, TURNED_SPHERE, ROWS, EQUAL_AREA_PLANE = range(5)


def polynomial(coefficients, x):
    total = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        total = coefficient + (x * total)
    return total


def sine_and_cosine(degrees):
    quarter = np.rint(degrees / 90)
    x = (degrees - (90 * quarter)) * RADIANS
    square = x * x
    sine = x + (x * (square * polynomial(SINE, square)))
    cosine = 1 + (square * polynomial(COSINE, square))
    turn = quarter - (4 * np.floor(quarter / 4))
    cases = [turn == 0, turn == 1, turn == 2]
    return (np.select(cases, [sine, cosine, -sine], -cosine), np.select(cases, [cosine, -sine, -cosine], sine))


def arc_tangent(x):
    """Of numbers that are not negative."""
    large = x > 1
    x = np.where(large, 1 / x, x)
    for _ in range(2):
        x = x / (1 + np.sqrt(1 + (x * x)))
    square = x * x
    angle = 4 * (x + (x * (square * polynomial(ARC_TANGENT, square))))
    return np.where(large, HALF_PI - angle, angle)


def angle(y, x):
    """From the direction of x to a point; 0 at the origin."""
    up, along = np.abs(y), np.abs(x)
    result = np.where(up > along, HALF_PI - arc_tangent(along / up), arc_tangent(up / along))
    result = np.where((up == 0) & (along == 0), 0.0, result)
    result = np.where(x < 0, PI - result, result)
    return np.where(y < 0, -result, result)


def logarithm(x):
    valid = (x > 0) & np.isfinite(x)
    x, twos = np.where(valid, x, 1.0), np.zeros_like(x)
    while (x > 1.5).any():
        twos, x = twos + (x > 1.5), np.where(x > 1.5, x / 2, x)
    while (x < 0.75).any():
        twos, x = twos - (x < 0.75), np.where(x < 0.75, x * 2, x)
    part = (x - 1) / (x + 1)
    square = part * part
    result = (twos * LOGARITHM_OF_TWO) + (2 * (part + (part * (square * polynomial(LOGARITHM, square)))))
    return np.where(valid, result, 0.0)


def exponential(x):
    x = np.where(x > 700, 700.0, np.where(x < -700, -700.0, x))
    twos = np.rint(x / LOGARITHM_OF_TWO)
    rest = x - (twos * LOGARITHM_OF_TWO)
    result = 1 + (rest + (rest * (rest * polynomial(EXPONENTIAL, rest))))
    while (twos > 0).any():
        twos, result = np.where(twos > 0, twos - 1, twos), np.where(twos > 0, result * 2, result)
    while (twos < 0).any():
        twos, result = np.where(twos < 0, twos + 1, twos), np.where(twos < 0, result / 2, result)
    return result


def correction(sine, eccentricity):
    part = eccentricity * sine
    return exponential((eccentricity / 2) * logarithm((1 - part) / (1 + part)))


def latitude_of_stretch(stretch, eccentricity):
    latitude = 90 - ((2 * arc_tangent(stretch)) * DEGREES)
    for _ in range(8 if eccentricity != 0 else 0):
        sine, _ = sine_and_cosine(latitude)
        latitude = 90 - ((2 * arc_tangent(stretch * correction(sine, eccentricity))) * DEGREES)
    return latitude


def turned(rule, first, x, y):
    sine, cosine = (part[0] for part in sine_and_cosine(np.array([first])))
    if rule == EQUAL_AREA_PLANE:
        square = (x * x) + (y * y)
        part = np.sqrt(1 - (square / 4))
        north, front = y * part, 1 - (square / 2)
        return x * part, (front * cosine) - (north * sine), (north * cosine) + (front * sine)
    up, level = sine_and_cosine(y)
    sideways, forward = sine_and_cosine(x)
    ahead = level * forward
    return level * sideways, (ahead * cosine) - (up * sine), (up * cosine) + (ahead * sine)


def area_to(sine, eccentricity):
    part = eccentricity * sine
    return (sine / (1 - (part * part))) + (logarithm((1 + part) / (1 - part)) / (2 * eccentricity))


def latitude_of_equal_areas(sine, eccentricity):
    area = sine * area_to(np.array([1.0]), eccentricity)
    found = area / 2
    for _ in range(10):
        found = found + ((area - area_to(found, eccentricity)) / 2)
    square = (1 - found) * (1 + found)
    return angle(found, np.sqrt(np.where(square > 0, square, 0.0))) * DEGREES


def latitude_at(rule, first, eccentricity, x, y):
    if rule == CYLINDER:
        return latitude_of_stretch(exponential(-y), eccentricity)
    if rule in (TURNED_SPHERE, EQUAL_AREA_PLANE):
        across, ahead, up = turned(rule, first, x, y)
        if eccentricity != 0:
            return latitude_of_equal_areas(up, eccentricity)
        return angle(up, np.sqrt((across * across) + (ahead * ahead))) * DEGREES
    radius, cone = np.sqrt((x * x) + (y * y)), abs(first)
    stretch = radius if cone == 1 else np.where(radius == 0, 0.0, exponential(logarithm(radius) / cone))
    return (-1 if first < 0 else 1) * latitude_of_stretch(stretch, eccentricity)


def longitude_at(rule, first, meridian, x, y):
    if rule == CYLINDER:
        return x
    if rule in (TURNED_SPHERE, EQUAL_AREA_PLANE):
        across, ahead, _ = turned(rule, first, x, y)
        return meridian + (angle(across, ahead) * DEGREES)
    return meridian + ((angle(x, y) * DEGREES) / abs(first))


def on_grid(rule, is_longitude, numbers, rows, columns):
    """The latitudes or longitudes of a grid in degrees, row by row."""
    first, meridian, eccentricity, west, *lines = numbers
    row, column = np.divmod(np.arange(rows * columns), columns)
    with np.errstate(all="ignore"):
        x, y = (origin + (column * by_column) + (row * by_row) for origin, by_column, by_row in (lines[:3], lines[3:]))
        if is_longitude:
            values = longitude_at(rule, first, meridian, x, y)
            values = np.where(values < west, values + 360, values)
            values = np.where(values >= west + 360, values - 360, values)
        else:
            values = latitude_at(rule, first, eccentricity, x, y)
    return np.where(np.isfinite(values), values, 0.0)


def knows_places(places):
    return places <= 9 or 17 <= places <= 25


def rounded(values, places):
    """To decimals, or to digits that count."""
    if places == 0:
        return values
    magnitude = np.abs(values)
    if places > 16:
        before = np.select([magnitude >= limit for limit in (100, 10, 1, 0.1, 0.01)], [3, 2, 1, 0, -1], -2)
        places = places - 16 - before
    power = np.full_like(values, 1.0)
    for place in range(11):
        power = np.where(place < places, power * 10, power)
    return np.rint(values * power) / power


def in_rows(start, span, lengths):
    """Values that start anew in each row and divide the same span evenly."""
    with np.errstate(all="ignore"):
        values = np.concatenate([start + ((np.arange(length) * span) / length) for length in lengths.tolist()])
    return np.where(np.isfinite(values), values, 0.0)
