"""Further metrics of two fields of float64, by their definitions and without any haste.

usage: further_metrics.py ORIGINAL DECODED FRAMES ROWS COLUMNS; prints a line 'name value' for each.
"""
import sys

import numpy as np

x, y = (np.fromfile(path, "<f8").reshape([int(n) for n in sys.argv[3:6]]) for path in sys.argv[1:3])
valid = np.isfinite(x) & np.isfinite(y)
xv, yv = x[valid], y[valid]
frames, rows, columns = x.shape


def show(name, value):
    print(name, repr(float(value)))


error = np.abs(yv - xv)
show("spatialRelativeError", np.mean(np.where(xv == 0, error, error / np.abs(np.where(xv == 0, 1, xv))) > 1e-4))
show("lowestValueError", yv.min() - xv.min())
show("highestValueError", yv.max() - xv.max())
show("signFlips", np.sum(xv * yv < 0))
show("newNegatives", np.sum((xv >= 0) & (yv < 0)))

axis = np.arange(-5, 6)
window = np.exp(-(axis[:, None] ** 2 + axis[None, :] ** 2) / (2 * 1.5**2))


def similarity(a, b, c1, c2):
    found = []
    for i in range(5, rows - 5):
        for j in range(5, columns - 5):
            box = (slice(i - 5, i + 6), slice(j - 5, j + 6))
            p, q = a[box], b[box]
            w = window * (np.isfinite(p) & np.isfinite(q))
            if w[5, 5] == 0:
                continue
            w = w / w.sum()
            p, q = np.where(w > 0, p, 0), np.where(w > 0, q, 0)
            mp, mq = (w * p).sum(), (w * q).sum()
            vp, vq, c = (w * (p - mp) ** 2).sum(), (w * (q - mq) ** 2).sum(), (w * (p - mp) * (q - mq)).sum()
            found.append((2 * mp * mq + c1) * (2 * c + c2) / ((mp**2 + mq**2 + c1) * (vp + vq + c2)))
    return np.mean(found)


def scaled(a, b):
    both = np.isfinite(a) & np.isfinite(b)
    low, high = min(a[both].min(), b[both].min()), max(a[both].max(), b[both].max())
    return [np.round((v - low) / (high - low) * 255) / 255 for v in (a, b)]


span = xv.max() - xv.min()
show("ssim", np.mean([similarity(x[t], y[t], (0.01 * span) ** 2, (0.03 * span) ** 2) for t in range(frames)]))
show("dssim", np.mean([similarity(*scaled(x[t], y[t]), 1e-8, 1e-8) for t in range(frames)]))

points = np.sort(np.concatenate([xv, yv]))
xs, ys = np.sort(xv), np.sort(yv)
d = np.max(np.abs(np.searchsorted(xs, points, "right") - np.searchsorted(ys, points, "right"))) / xs.size
z = d * np.sqrt(xs.size / 2)
k = np.arange(1, 10001)
# The other form of the limit (Feller 1948), which converges where that of Smirnov does not.
show("ksPValue", 1 - np.sqrt(2 * np.pi) / z * np.sum(np.exp(-((2 * k - 1) ** 2) * np.pi**2 / (8 * z**2))) if z > 0 else 1)


def spectrum(planes):
    i, j = np.fft.fftfreq(rows) * rows, np.fft.fftfreq(columns) * columns
    radius = np.round(np.hypot(i[:, None], j[None, :])).astype(int)
    total = 0
    for plane in planes:
        power = np.abs(np.fft.fft2(plane - plane.mean())) ** 2
        total = total + np.array([power[radius == n].mean() for n in range(1, min(rows, columns) // 2 + 1)])
    return total


whole = [t for t in range(frames) if valid[t].all()]
decibels = np.abs(10 * np.log10(spectrum(y[whole]) / spectrum(x[whole])))
show("spectralError", decibels.max())
show("spectralWavenumber", np.argmax(decibels > 1) + 1 if (decibels > 1).any() else np.nan)


def slope(plane):
    return np.hypot((plane[1:-1, 2:] - plane[1:-1, :-2]) / 2, (plane[2:, 1:-1] - plane[:-2, 1:-1]) / 2)


off = np.array([slope(y[t]) - slope(x[t]) for t in range(frames)])
off = off[np.isfinite(off)]
show("gradientRmse", np.sqrt(np.mean(off**2)))
show("gradientMaxError", np.abs(off).max())


def correlation(a, b):
    both = np.isfinite(a) & np.isfinite(b)
    return np.corrcoef(a[both], b[both])[0, 1]


noise = y - x
show("whitenessX", correlation(noise[:, :, :-1], noise[:, :, 1:]))
show("whitenessY", correlation(noise[:, :-1], noise[:, 1:]))
show("whitenessFrames", correlation(noise[:-1], noise[1:]))


def information(a, b):
    counts = np.histogram2d(a, b, bins=[[0, 1, 2], [0, 1, 2]])[0]
    p = counts / counts.sum()
    outer = p.sum(1)[:, None] * p.sum(0)[None, :]
    entropy = [-sum(q * np.log2(q) for q in p.sum(axis) if q > 0) for axis in (0, 1)]
    return np.sum(p[p > 0] * np.log2(p[p > 0] / outer[p > 0])), np.mean(entropy)


bits_x, bits_y = (v.astype("<f4").view("<u4") for v in (x, y))
pairs = valid[:, :, :-1] & valid[:, :, 1:]
free = 0.5 + 2.5758293035489004 / (2 * np.sqrt(pairs.sum()))
chance = 1 + free * np.log2(free) + (1 - free) * np.log2(1 - free)
all_of_it = left = 0
for bit in range(32):
    a, b = (bits_x >> bit) & 1, (bits_y >> bit) & 1
    real = information(a[:, :, :-1][pairs], a[:, :, 1:][pairs])[0]
    if real > chance:
        shared, entropy = information(a[valid], b[valid])
        all_of_it += real
        left += real * shared / entropy
show("preservedInformation", left / all_of_it)

# The first axis taken for members, the second for latitudes from 80 north in steps of 10.
area = np.broadcast_to(np.cos(np.radians(80 - 10 * np.arange(x.shape[1])))[None, :, None], x.shape)
good = np.isfinite(x) & np.isfinite(y)
show("areaMeanError", np.average((y - x)[good], weights=area[good]))
show("areaRmse", np.sqrt(np.average(((y - x) ** 2)[good], weights=area[good])))
whole = good.all(axis=0)
ex, ey = x[:, whole], y[:, whole]
spread = ex.var(axis=0, ddof=1).mean()
show("errorToSpread", np.sqrt(((ey - ex) ** 2).mean() / spread))


def crps(members, observed):
    # As properscoring's crps_ensemble defines it.
    return (np.abs(members - observed).mean(axis=0) - 0.5 * np.abs(members[:, None] - members[None]).mean(axis=(0, 1))).mean()


def histogram(members, observed):
    counts = np.zeros(len(members) + 1)
    for below, equal in zip((members < observed).sum(axis=0), (members == observed).sum(axis=0)):
        counts[below:below + equal + 1] += 1 / (equal + 1)
    return counts / members.shape[1]


show("crpsChange", crps(ey[1:], ex[0]) - crps(ex[1:], ex[0]))
show("rankDistance", np.abs(histogram(ey[1:], ex[0]) - histogram(ex[1:], ex[0])).sum() / 2)
