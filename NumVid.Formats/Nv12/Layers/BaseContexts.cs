using System;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Layers;

/// <summary>A decoded base as the mixed contexts see it: whole numbers that count sixteenths of a residual
/// step.</summary>
internal sealed class BaseContexts
{
    private const double Most = 1 << 24;

    private readonly ushort[] _codes;
    private readonly int[] _parts;

    /// <summary>Takes over a base.</summary>
    /// <param name="codes">Its codes, one a point in order.</param>
    /// <param name="geometry">Their shape.</param>
    /// <param name="codeCount">How many codes there can be.</param>
    /// <param name="stepsOfCode">A code as a multiple of the residual step.</param>
    internal BaseContexts(ushort[] codes, SegmentGeometry geometry, int codeCount, double stepsOfCode)
    {
        (_codes, Geometry) = (codes, geometry);
        _parts = new int[codeCount];
        for (var code = 0; code < codeCount; code++)
        {
            var part = code * stepsOfCode * 16;
            _parts[code] = part is >= 0 and < Most ? (int)part : (int)Most;
        }
    }

    /// <summary>The shape of the base.</summary>
    internal SegmentGeometry Geometry { get; }

    /// <summary>The largest code.</summary>
    internal int Top => _parts[^1];

    /// <summary>Reads points that follow each other.</summary>
    internal void Read(int first, Span<int> target)
    {
        var codes = _codes.AsSpan(first, target.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            target[i] = _parts[codes[i]];
        }
    }
}
