using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Values;

/// <summary>How complex packing (templates 5.2 and 5.3 of edition 2) describes its groups.</summary>
internal readonly ref struct GribComplexGroups
{
    private const int MaxWidth = 32;
    private const int NoDifferences = 2;
    private readonly ReadOnlySpan<byte> _section;
    private readonly ReadOnlySpan<byte> _data;

    /// <summary>Looks at a field.</summary>
    /// <param name="section">Section 5.</param>
    /// <param name="data">What follows the header of section 7.</param>
    internal GribComplexGroups(ReadOnlySpan<byte> section, ReadOnlySpan<byte> data)
    {
        _section = section;
        _data = data;
    }

    /// <summary>Whether section 5 is long enough for all that is read here.</summary>
    internal bool IsWhole => _section.Length >= (HasDifferences ? 49 : 47);

    /// <summary>The bits of a reference of a group; 0 for a constant field.</summary>
    internal int ReferenceBits => _section[19];

    /// <summary>How missing points are coded: 0 means not among the values.</summary>
    internal int MissingManagement => _section[22];

    /// <summary>The number of groups.</summary>
    internal long Count => BinaryPrimitives.ReadUInt32BigEndian(_section[31..]);

    /// <summary>The bits of the width of a group.</summary>
    internal int WidthBits => _section[36];

    /// <summary>The bits of the length of a group.</summary>
    internal int LengthBits => _section[46];

    /// <summary>The width of a group whose coded width is 0.</summary>
    internal int SmallestWidth => _section[35];

    /// <summary>The length of a group whose coded length is 0.</summary>
    internal long SmallestLength => BinaryPrimitives.ReadUInt32BigEndian(_section[37..]);

    /// <summary>What coded lengths are multiplied by.</summary>
    internal int LengthIncrement => _section[41];

    /// <summary>The length of the last group.</summary>
    internal long LastLength => BinaryPrimitives.ReadUInt32BigEndian(_section[42..]);

    /// <summary>0, or the order of the differences between values.</summary>
    internal int Order => HasDifferences ? _section[47] : 0;

    /// <summary>The octets of each number in front of differences.</summary>
    internal int ExtraOctets => HasDifferences ? _section[48] : 0;

    private bool HasDifferences => BinaryPrimitives.ReadUInt16BigEndian(_section[9..]) != NoDifferences;

    // References, widths, lengths and values each start at an octet.
    private long ReferencesAt => HasDifferences ? (Order + 1) * ExtraOctets : 0;

    private long WidthsAt => ReferencesAt + Octets(Count * ReferenceBits);

    private long LengthsAt => WidthsAt + Octets(Count * WidthBits);

    private long ValuesAt => LengthsAt + Octets(Count * LengthBits);

    /// <summary>Returns what contradicts the number of values, or null. Nothing else may be read unless it is
    /// null.</summary>
    internal string? FindProblem(long valueCount)
    {
        if (!IsWhole)
        {
            return "section 5 is too short for complex packing";
        }

        if (ReferenceBits == 0 && Count == 0)
        {
            return null;
        }

        if (ReferenceBits > MaxWidth || WidthBits > MaxWidth || LengthBits > MaxWidth || Count > valueCount)
        {
            return $"{Count} groups of {ReferenceBits}, {WidthBits} and {LengthBits} bits are impossible for "
                + $"{valueCount} values";
        }

        // The WMO has no order 0; ecCodes 2.28 writes it for values as they are, without numbers in front.
        if (HasDifferences && (Order, ExtraOctets) != (0, 0)
            && (Order is < 1 or > 2 || ExtraOctets is < 1 or > 4 || valueCount <= Order))
        {
            return $"spatial differences of order {Order} in {ExtraOctets} octets are impossible for {valueCount} "
                + $"values";
        }

        return ValuesAt > _data.Length ? $"the descriptions of {Count} groups do not fit {_data.Length} bytes"
            : FindGroupProblem(valueCount);
    }

    /// <summary>The groups, one after the other.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The coded values.</summary>
    internal GribBitReader ReadValues() => new(_data[(int)ValuesAt..]);

    /// <summary>The first values and the smallest difference, which precede differences.</summary>
    internal (long First, long Second, long Smallest) ReadExtras()
    {
        var reader = new GribBitReader(_data);
        var bits = ExtraOctets * 8;
        long first = reader.Read(bits);
        long second = Order > 1 ? reader.Read(bits) : 0;
        var isNegative = reader.Read(1) != 0;
        long magnitude = reader.Read(bits - 1);
        return (first, second, isNegative ? -magnitude : magnitude);
    }

    /// <summary>What is coded as the length of the last group, which section 5 tells.</summary>
    internal long ReadCodedLastLength()
    {
        var reader = new GribBitReader(_data[(int)LengthsAt..]);
        var coded = 0L;
        for (var i = 0L; i < Count; i++)
        {
            coded = reader.Read(LengthBits);
        }

        return coded;
    }

    private string? FindGroupProblem(long valueCount)
    {
        long group = 0;
        long count = 0;
        long bits = 0;
        foreach (var (_, width, length) in this)
        {
            count += length;
            bits += length * width;
            if (width > MaxWidth || count > valueCount || Octets(bits) > _data.Length - ValuesAt)
            {
                return $"group {group} of {Count} with {length} values of {width} bits does not fit the {valueCount} "
                    + $"values";
            }

            group++;
        }

        return count == valueCount ? null : $"the groups hold {count} values where {valueCount} are announced";
    }

    private static long Octets(long bits) => (bits + 7) / 8;

    /// <summary>Goes through the groups.</summary>
    internal ref struct Enumerator
    {
        private readonly long _referenceWidth;
        private readonly long _referenceLength;
        private readonly long _increment;
        private readonly long _lastLength;
        private readonly int _referenceBits;
        private readonly int _widthBits;
        private readonly int _lengthBits;
        private GribBitReader _references;
        private GribBitReader _widths;
        private GribBitReader _lengths;
        private long _left;

        internal Enumerator(GribComplexGroups groups)
        {
            (_referenceBits, _widthBits, _lengthBits) = (groups.ReferenceBits, groups.WidthBits, groups.LengthBits);
            (_referenceWidth, _referenceLength) = (groups.SmallestWidth, groups.SmallestLength);
            (_increment, _lastLength) = (groups.LengthIncrement, groups.LastLength);
            _references = new GribBitReader(groups._data[(int)groups.ReferencesAt..]);
            _widths = new GribBitReader(groups._data[(int)groups.WidthsAt..]);
            _lengths = new GribBitReader(groups._data[(int)groups.LengthsAt..]);
            _left = groups.Count;
            Current = default;
        }

        /// <summary>The reference that a group's values are added to, the bits of each, and how many there
        /// are.</summary>
        public (long Reference, long Width, long Length) Current { get; private set; }

        /// <summary>Goes to the next group.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            // The last length is coded, too, and means nothing.
            _left--;
            var length = _referenceLength + (_increment * _lengths.Read(_lengthBits));
            Current = (_references.Read(_referenceBits), _referenceWidth + _widths.Read(_widthBits), _left == 0
                ? _lastLength : length);
            return true;
        }
    }
}
