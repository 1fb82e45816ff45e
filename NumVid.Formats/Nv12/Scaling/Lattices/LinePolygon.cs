using System.Collections.Generic;

namespace NumVid.Formats.Nv12.Scaling.Lattices;

/// <summary>All lines a + k q that go through some intervals, as a convex polygon in the plane of a and q.</summary>
/// <remarks>Which a and q a packing program used is not known, but every line that passes between the midpoints of a
/// float and its neighbours, at each value, rounds to these values.</remarks>
internal sealed class LinePolygon
{
    private List<(double A, double Q)> _corners;

    /// <summary>Creates the polygon of all lines in a rectangle.</summary>
    internal LinePolygon(double lowestA, double highestA, double lowestQ, double highestQ) => _corners =
        [(lowestA, lowestQ), (highestA, lowestQ), (highestA, highestQ), (lowestA, highestQ)];

    /// <summary>The mean of the corners, a line inside.</summary>
    internal (double A, double Q) Centre
    {
        get
        {
            var (a, q) = (0.0, 0.0);
            foreach (var corner in _corners)
            {
                a += corner.A / _corners.Count;
                q += corner.Q / _corners.Count;
            }

            return (a, q);
        }
    }

    /// <summary>Keeps the lines with low &lt;= a + k q &lt;= high; without any, all are kept and the answer is
    /// false.</summary>
    internal bool TryClip(double k, double low, double high)
    {
        var before = _corners;
        if (Clip(k, 1, low) && Clip(k, -1, -high))
        {
            return true;
        }

        _corners = before;
        return false;
    }

    // Keeps the half-plane sign (a + k q) >= limit.
    private bool Clip(double k, double sign, double limit)
    {
        List<(double A, double Q)> kept = [];
        var previous = _corners[^1];
        var previousExcess = (sign * (previous.A + (k * previous.Q))) - limit;
        foreach (var corner in _corners)
        {
            var excess = (sign * (corner.A + (k * corner.Q))) - limit;
            if ((excess > 0 && previousExcess < 0) || (excess < 0 && previousExcess > 0))
            {
                var part = previousExcess / (previousExcess - excess);
                kept.Add(
                    (previous.A + (part * (corner.A - previous.A)), previous.Q + (part * (corner.Q - previous.Q))));
            }

            if (excess >= 0)
            {
                kept.Add(corner);
            }

            (previous, previousExcess) = (corner, excess);
        }

        if (kept.Count < 3)
        {
            return false;
        }

        _corners = kept;
        return true;
    }
}
