using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;

namespace NumVid.Compare.Runs;

/// <summary>The wall times of a cell over its repetitions.</summary>
internal sealed class CellTimes
{
    private readonly List<double> _encode = [];
    private readonly List<double> _decode = [];

    /// <summary>Adds one repetition.</summary>
    internal void Add(double encodeSeconds, double decodeSeconds)
    {
        _encode.Add(encodeSeconds);
        _decode.Add(decodeSeconds);
    }

    /// <summary>The row with medians and spreads in place of the times of the first, warming-up run.</summary>
    internal ComparisonRow FillIn(ComparisonRow row) => _encode.Count == 0 ? row : row with
    {
        EncodeSeconds = Median(_encode),
        DecodeSeconds = Median(_decode),
        EncodeSpread = _encode.Max() - _encode.Min(),
        DecodeSpread = _decode.Max() - _decode.Min(),
    };

    private static double Median(List<double> times)
    {
        var ordered = times.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
