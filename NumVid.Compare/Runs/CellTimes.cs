using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Results;
using NumVid.Formats.Model;

namespace NumVid.Compare.Runs;

/// <summary>The wall times of a cell over its repetitions.</summary>
internal sealed class CellTimes
{
    private readonly List<double> _encode = [];
    private readonly List<double> _decode = [];
    private readonly List<EncodingTimes> _encoding = [];
    private long? _encodePeak;
    private long? _decodePeak;

    /// <summary>Adds one repetition.</summary>
    internal void Add(double encodeSeconds, double decodeSeconds)
    {
        _encode.Add(encodeSeconds);
        _decode.Add(decodeSeconds);
    }

    /// <summary>Adds what the writer of one repetition says of its work; nothing where it does not.</summary>
    internal void AddEncoding(EncodingTimes? times)
    {
        if (times is { } told)
        {
            _encoding.Add(told);
        }
    }

    /// <summary>Adds what one repetition took of memory; null where that is not known.</summary>
    internal void AddPeaks(long? encodeBytes, long? decodeBytes)
    {
        _encodePeak = Larger(_encodePeak, encodeBytes);
        _decodePeak = Larger(_decodePeak, decodeBytes);
    }

    /// <summary>The row with medians and spreads in place of the times of the first, warming-up run.</summary>
    internal ComparisonRow FillIn(ComparisonRow row) => _encode.Count == 0 ? row : row with
    {
        EncodeSeconds = Median(_encode),
        DecodeSeconds = Median(_decode),
        ChoiceSeconds = MedianOfEncoding(times => times.ChoiceSeconds),
        CodingSeconds = MedianOfEncoding(times => times.CodingSeconds),
        EncodeSpread = _encode.Max() - _encode.Min(),
        DecodeSpread = _decode.Max() - _decode.Min(),
        EncodeSpeed = SpeedOf(row, Median(_encode)),
        DecodeSpeed = SpeedOf(row, Median(_decode)),
        EncodePeakBytes = _encodePeak,
        DecodePeakBytes = _decodePeak,
    };

    // Of float32, whatever the type is, as ratios are.
    private static double? SpeedOf(ComparisonRow row, double seconds) =>
        seconds > 0 ? sizeof(float) * row.Points / 1e6 / seconds : null;

    private static long? Larger(long? left, long? right) => left > right ? left : right ?? left;

    private double? MedianOfEncoding(Func<EncodingTimes, double> figure) =>
        _encoding.Count == 0 ? null : Median([.. _encoding.Select(figure)]);

    private static double Median(List<double> times)
    {
        var ordered = times.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
