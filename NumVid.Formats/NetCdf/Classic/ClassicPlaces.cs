using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.NetCdf.Classic;

/// <summary>Which bytes of a classic file are values, and which are not.</summary>
/// <remarks>In a damaged file variables may share bytes; then the one that stands further behind has none of its
/// own.</remarks>
internal sealed class ClassicPlaces
{
    private readonly ClassicFile _file;
    private readonly long _records;
    private readonly long _length;
    private readonly long _recordBytes;
    private readonly ClassicVariable[] _parts;
    private readonly List<(long Start, long End, ClassicVariable? Variable)> _claimed = [];

    /// <summary>Looks at a file.</summary>
    /// <param name="file">What its header says.</param>
    /// <param name="records">Its records.</param>
    /// <param name="length">Its bytes.</param>
    /// <exception cref="OverflowException">The header promises more than 2^63 bytes.</exception>
    internal ClassicPlaces(ClassicFile file, long records, long length)
    {
        _file = file;
        _records = records;
        _length = length;
        _recordBytes = ClassicLayout.RecordByteCount(file.Variables);
        _parts = [.. file.Variables.Where(variable => variable.IsRecord && variable.PartByteCount > 0)
            .OrderBy(variable => variable.Begin)];
        var regions = file.Variables.Where(variable => !variable.IsRecord && variable.PartByteCount > 0)
            .Select(variable => (
                Start: variable.Begin, End: checked(variable.Begin + variable.PartByteCount),
                Variable: (ClassicVariable?)variable));
        if (records > 0 && _parts.Length > 0 && AreApart())
        {
            var last = checked(_parts[^1].Begin + ((records - 1) * _recordBytes) + _parts[^1].PartByteCount);
            regions = regions.Append((_parts[0].Begin, last, null));
        }

        var end = file.HeaderByteCount;
        foreach (var region in regions.OrderBy(region => region.Start))
        {
            if (region.Start >= end && region.End <= length)
            {
                _claimed.Add(region);
                end = region.End;
            }
        }
    }

    /// <summary>Whether a variable has its bytes for itself, or has none.</summary>
    internal bool IsApart(ClassicVariable variable) =>
        (variable.IsRecord && _records == 0) || variable.PartByteCount == 0
        || _claimed.Exists(
            region => ReferenceEquals(region.Variable, variable.IsRecord ? null : variable));

    /// <summary>The bytes behind the header that are no values, in the order of the file.</summary>
    internal IEnumerable<(long Offset, long Length)> Gaps()
    {
        var end = _file.HeaderByteCount;
        foreach (var (start, stop, variable) in _claimed)
        {
            if (start > end)
            {
                yield return (end, start - end);
            }

            end = stop;
            foreach (var gap in variable is null ? GapsOfRecords() : [])
            {
                yield return gap;
            }
        }

        if (_length > end)
        {
            yield return (end, _length - end);
        }
    }

    /// <summary>The places of values that follow each other in a variable.</summary>
    /// <param name="variable">A variable that is apart.</param>
    /// <param name="first">The bytes of it before them.</param>
    /// <param name="count">Their bytes.</param>
    internal IEnumerable<(long Offset, int Start, int Length)> RangesOf(ClassicVariable variable, long first, int count)
    {
        if (!variable.IsRecord)
        {
            yield return (variable.Begin + first, 0, count);
            yield break;
        }

        for (var done = 0; done < count;)
        {
            var (record, at) = Math.DivRem(first + done, variable.PartByteCount);
            var length = (int)Math.Min(count - done, variable.PartByteCount - at);
            yield return (variable.Begin + (record * _recordBytes) + at, done, length);
            done += length;
        }
    }

    // Parts of one record, in their order, neither in each other nor in the next record.
    private bool AreApart()
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var next = i + 1 < _parts.Length ? _parts[i + 1].Begin : checked(_parts[0].Begin + _recordBytes);
            if (checked(_parts[i].Begin + _parts[i].PartByteCount) > next)
            {
                return false;
            }
        }

        return true;
    }

    private IEnumerable<(long Offset, long Length)> GapsOfRecords()
    {
        if (_parts.Sum(part => part.PartByteCount) == _recordBytes)
        {
            yield break;
        }

        for (var record = 0L; record < _records; record++)
        {
            var start = record * _recordBytes;
            for (var i = 0; i < _parts.Length; i++)
            {
                var end = start + _parts[i].Begin + _parts[i].PartByteCount;
                var next = i + 1 < _parts.Length ? start + _parts[i + 1].Begin
                    : record + 1 < _records ? start + _parts[0].Begin + _recordBytes : end;
                if (next > end)
                {
                    yield return (end, next - end);
                }
            }
        }
    }
}
