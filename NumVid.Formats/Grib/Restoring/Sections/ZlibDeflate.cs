using System;
using System.Buffers.Binary;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Deflates as zlib does, bit by bit: the matches of its levels 4 to 9, its hash chains and its window with their
/// limits, and its blocks.</summary>
/// <remarks>Made after the description of the format (RFC 1950, 1951) and of zlib's algorithm, so that what one of its
/// versions has written comes back whatever version is installed, or none.</remarks>
internal sealed class ZlibDeflate
{
    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;
    private const int LookAhead = LongestMatch + ShortestMatch + 1;
    private const int TooFar = 4096;
    private const int HashBits = 15;
    private const int HashShift = 5;
    private const uint AdlerBase = 65521;
    private readonly byte[] _source;
    private readonly int _rowLength;
    private readonly ZlibSettings _settings;
    private readonly bool _isFiltered;
    private readonly int _window;
    private readonly int[] _head = new int[1 << HashBits];
    private readonly int[] _previous;
    private readonly ZlibBits _bits = new();
    private readonly ZlibBlocks _blocks;
    private int _base;
    private int _filled;
    private int _fed;
    private int _matchStart;

    private ZlibDeflate(byte[] source, int rowLength, int level, bool isFiltered, int windowBits)
    {
        (_source, _rowLength, _isFiltered, _window) = (source, rowLength, isFiltered, 1 << windowBits);
        _settings = ZlibSettings.Of(level);
        _previous = new int[_window];
        _blocks = new ZlibBlocks(_bits);
        Array.Fill(_head, -1);
    }

    /// <summary>Deflates.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="rowLength">How many of them zlib was given at once.</param>
    /// <param name="level">4 to 9.</param>
    /// <param name="isFiltered">Whether short matches are not worth it: zlib's strategy for filtered pictures.</param>
    /// <param name="header">The two bytes in front.</param>
    internal static byte[] Run(byte[] source, int rowLength, int level, bool isFiltered, ReadOnlySpan<byte> header)
    {
        var windowBits = (header[0] >> 4) + 8;
        if (windowBits is < 9 or > 15 || rowLength < 1)
        {
            throw NoteReader.Damaged($"deflate has no window of {windowBits} bits");
        }

        var self = new ZlibDeflate(source, rowLength, level, isFiltered, windowBits);
        self._bits.Write(header);
        self.Run();
        self._bits.Align();
        var sum = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler(source));
        self._bits.Write(sum);
        return self._bits.ToArray();
    }

    private static uint Adler(ReadOnlySpan<byte> bytes)
    {
        const int Most = 5552;
        var (low, high) = (1u, 0u);
        for (; bytes.Length > 0; bytes = bytes[Math.Min(Most, bytes.Length)..])
        {
            foreach (var value in bytes[..Math.Min(Most, bytes.Length)])
            {
                low += value;
                high += low;
            }

            (low, high) = (low % AdlerBase, high % AdlerBase);
        }

        return (high << 16) | low;
    }

    private void Run()
    {
        var (at, blockStart, length, hasLiteral) = (0, 0, ShortestMatch - 1, false);
        while (true)
        {
            if (_filled - at < LookAhead && !Fill(at))
            {
                break;
            }

            var found = _filled - at >= ShortestMatch ? Insert(at) : -1;
            var (lastLength, lastStart) = (length, _matchStart);
            length = ShortestMatch - 1;
            if (found > _base && lastLength < _settings.Lazy && at - found <= _window - LookAhead)
            {
                length = FindLongest(at, found, lastLength);
                length = length <= 5 && (_isFiltered || (length == ShortestMatch && at - _matchStart > TooFar))
                    ? ShortestMatch - 1 : length;
            }

            var isFull = false;
            if (lastLength >= ShortestMatch && length <= lastLength)
            {
                isFull = _blocks.AddMatch(lastLength, at - 1 - lastStart);
                for (var end = at + lastLength - 2; at < end;)
                {
                    if (++at <= _filled - ShortestMatch)
                    {
                        Insert(at);
                    }
                }

                (hasLiteral, length) = (false, ShortestMatch - 1);
                at++;
            }
            else
            {
                isFull = hasLiteral && _blocks.AddLiteral(_source[at - 1]);
                if (isFull)
                {
                    _blocks.End(_source.AsSpan(blockStart..at), isLast: false);
                    (blockStart, isFull) = (at, false);
                }

                hasLiteral = true;
                at++;
            }

            if (isFull)
            {
                _blocks.End(_source.AsSpan(blockStart..at), isLast: false);
                blockStart = at;
            }
        }

        if (hasLiteral)
        {
            _blocks.AddLiteral(_source[at - 1]);
        }

        _blocks.End(_source.AsSpan(blockStart..at), isLast: true);
    }

    // Moves the window on and takes more in, row by row; false at the end of all.
    private bool Fill(int at)
    {
        while (_filled - at < LookAhead)
        {
            if (at - _base >= _window + _window - LookAhead)
            {
                _base += _window;
            }

            if (_fed == _filled && _filled == _source.Length)
            {
                break;
            }

            _fed = _fed == _filled ? (int)Math.Min((long)_fed + _rowLength, _source.Length) : _fed;
            _filled += Math.Min(_fed - _filled, (2 * _window) - (_filled - _base));
        }

        return _filled > at;
    }

    // Where the same three bytes, or others with their hash, were last; outside of the window's past: not above its base.
    private int Insert(int at)
    {
        const int Mask = (1 << HashBits) - 1;
        var hash = ((_source[at] << (2 * HashShift)) ^ (_source[at + 1] << HashShift) ^ _source[at + 2]) & Mask;
        var found = _head[hash];
        _previous[at & (_window - 1)] = found;
        _head[hash] = at;
        return found;
    }

    private int FindLongest(int at, int place, int best)
    {
        var lookAhead = _filled - at;
        var most = Math.Min(LongestMatch, lookAhead);
        var nice = Math.Min(_settings.Nice, lookAhead);
        var limit = Math.Max(_base, at - (_window - LookAhead));
        var chain = best >= _settings.Good ? _settings.Chain >> 2 : _settings.Chain;
        do
        {
            if (best < most && _source[place + best] == _source[at + best] && _source[place] == _source[at])
            {
                var length = _source.AsSpan(place, most).CommonPrefixLength(_source.AsSpan(at, most));
                if (length > best)
                {
                    (_matchStart, best) = (place, length);
                    if (length >= nice)
                    {
                        break;
                    }
                }
            }

            place = _previous[place & (_window - 1)];
        }
        while (place > limit && --chain != 0);
        return Math.Min(best, lookAhead);
    }
}
