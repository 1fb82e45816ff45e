using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Linq;
using System.Security.Cryptography;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Describes a GRIB file so that it can be made again from values: message by message.</summary>
internal sealed class GribOriginalWriter : IDisposable
{
    // What lies between messages may be large, too.
    private const int MaxPieceBytes = 1 << 24;
    private const int EndLength = 4;

    private readonly GribSource _source;
    private readonly Dictionary<(long Message, int Number), GribFieldPlace> _places;
    private readonly IOriginalSink _sink;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<GribOutlinePart> _parts = [];
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    private GribOriginalWriter(
        GribSource source, Dictionary<(long Message, int Number), GribFieldPlace> places, IOriginalSink sink)
    {
        _source = source;
        _places = places;
        _sink = sink;
    }

    /// <summary>Describes a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="variables">The variables whose values are read from its fields.</param>
    /// <param name="sink">Takes what does not follow from values.</param>
    internal static OriginalFile Describe(
        GribSource source, IReadOnlyList<(string Name, GribPlaneStore Store)> variables, IOriginalSink sink)
    {
        var places = variables.SelectMany((variable, number) => variable.Store.Planes.Select(
                (plane, place) => (Number: number, variable.Store, Place: place, plane.Field, plane.Grid)))
            .Where(item => item.Field is not null)
            .ToDictionary(
                item => (item.Field!.MessageOffset, item.Field.NumberInMessage),
                item => new GribFieldPlace(item.Number, item.Store, item.Place, item.Field!, item.Grid));
        using var writer = new GribOriginalWriter(source, places, sink);
        writer.AddAll();
        return new OriginalFile(
            GribRestoration.Format, source.Length, writer._hash.GetHashAndReset(), [.. variables.Select(variable => variable.Name)],
            [.. writer._kinds.Select(kind => new OriginalPart(kind.Key, kind.Value))],
            GribOutlineFormat.Write(writer._parts));
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void AddAll()
    {
        var position = 0L;
        foreach (var message in GribFileIndex.Read(_source, salvages: true).Fields.GroupBy(field => field.MessageOffset))
        {
            AddBytes(position, message.Key);
            GribField[] fields = [.. message];
            var data = fields[^1].DataSection;
            position = data.Offset + data.Length + EndLength;
            AddMessage(message.Key, Read(message.Key, (int)(position - message.Key)), fields);
        }

        AddBytes(position, _source.Length);
    }

    private void AddBytes(long start, long end)
    {
        for (; start < end; start += MaxPieceBytes)
        {
            var bytes = Read(start, (int)Math.Min(MaxPieceBytes, end - start));
            _parts.Add(new GribOutlineBytes(bytes.Length, Crc32.HashToUInt32(bytes), Keep(bytes)));
        }
    }

    private void AddMessage(long start, byte[] message, GribField[] fields)
    {
        var header = new List<byte>(message.Length - fields.Sum(field => field.DataSection.Length));
        var outlines = new List<GribOutlineField>(fields.Length);
        var position = 0;
        foreach (var field in fields)
        {
            var at = (int)(field.DataSection.Offset - start);
            header.AddRange(message.AsSpan(position, at - position));
            position = at + field.DataSection.Length;
            outlines.Add(Describe(field, header.Count, message.AsSpan(at, field.DataSection.Length)));
        }

        header.AddRange(message.AsSpan(position));
        _parts.Add(new GribOutlineMessage(message.Length, Crc32.HashToUInt32(message), [.. header], outlines));
    }

    private GribOutlineField Describe(GribField field, int at, ReadOnlySpan<byte> data)
    {
        var outline = new GribOutlineField { DataAt = at, DataLength = data.Length };
        var place = _places.GetValueOrDefault((field.MessageOffset, field.NumberInMessage));
        if (place is not null)
        {
            outline = outline with { Variable = place.Variable, Plane = place.Plane, Order = place.Order };
        }

        Count(place is null ? "kept: in no variable" : "kept: another encoder's");
        return outline with { KeptLength = Keep(data) };
    }

    private void Count(string kind) => _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;

    private byte[] Read(long start, int length)
    {
        var bytes = new byte[length];
        _source.Read(start, bytes);
        _hash.AppendData(bytes);
        return bytes;
    }

    // Returns what the bytes take.
    private int Keep(ReadOnlySpan<byte> bytes)
    {
        var deflated = GribDeflate.Compress(bytes);
        _sink.Keep(deflated.Length < bytes.Length ? deflated : bytes);
        return Math.Min(deflated.Length, bytes.Length);
    }
}
