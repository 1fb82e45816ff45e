using System;
using System.Collections.Generic;
using System.IO;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Writes whole numbers one behind the other, small ones in few bytes.</summary>
internal sealed class GribColumnWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;

    internal GribColumnWriter() => _writer = new BinaryWriter(_bytes);

    /// <summary>Adds a number of either sign.</summary>
    internal void Add(long value) => _writer.Write7BitEncodedInt64((value << 1) ^ (value >> 63));

    /// <summary>Adds the octets of rows, those of one place together: rows are alike.</summary>
    internal void AddOctets(IReadOnlyList<byte[]> rows)
    {
        foreach (var row in rows)
        {
            Add(row.Length);
        }

        foreach (var (open, place) in GribOctetOrder.Of(rows))
        {
            foreach (var row in open)
            {
                _writer.Write(row[place]);
            }
        }
    }

    /// <summary>All that was added.</summary>
    internal byte[] ToArray()
    {
        _writer.Flush();
        return _bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
