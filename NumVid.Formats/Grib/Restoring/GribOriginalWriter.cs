using System;
using System.Collections.Generic;
using System.IO.Hashing;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using EccodesDotNet.Framing;
using NumVid.Formats.Grib.Storage;
using NumVid.Formats.Model;
using NumVid.Formats.Restoring;

namespace NumVid.Formats.Grib.Restoring;

/// <summary>Describes a GRIB file so that it can be made again from values: message by message.</summary>
internal sealed class GribOriginalWriter : IDisposable
{
    // What lies between messages may be large, too.
    private const int MaxPieceBytes = 1 << 24;
    private const int EndLength = 4;

    // So many messages are described at once, as long as they are together no longer than this.
    private const int MessagesAtOnce = 64;
    private const long BytesAtOnce = 1 << 24;

    private readonly GribSource _source;
    private readonly GribMessageDescriber _describer;
    private readonly IOriginalSink _sink;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<GribOutlinePart> _parts = [];
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    private GribOriginalWriter(GribSource source, GribMessageDescriber describer, IOriginalSink sink)
    {
        _source = source;
        _describer = describer;
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
        using var writer = new GribOriginalWriter(source, new GribMessageDescriber(
                source, places,
                place => sink.HoldsPacked(variables[place.Variable].Name, place.Store.OriginOf(place.Plane))), sink);
        writer.AddAll();
        return new OriginalFile(
            GribRestoration.Format, source.Length, writer._hash.GetHashAndReset(),
            [.. variables.Select(variable => variable.Name)],
            [.. writer._kinds.Select(kind => new OriginalPart(kind.Key, kind.Value))],
            GribOutlineFormat.Write(writer._parts));
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void AddAll()
    {
        var position = 0L;
        foreach (var group in GroupsOf(GribFileIndex.ReadSound(_source)))
        {
            var described = new GribMessageDescription[group.Count];
            Parallel.For(0, group.Count, i =>
            {
                var (start, end, fields) = group[i];
                var message = new byte[end - start];
                _source.Read(start, message);
                described[i] = _describer.Describe(start, message, fields);
            });
            foreach (var ((start, end, _), description) in group.Zip(described))
            {
                AddBytes(position, start);
                Add(description);
                position = end;
            }
        }

        AddBytes(position, _source.Length);
    }

    private static IEnumerable<List<(long Start, long End, GribField[] Fields)>> GroupsOf(GribFileIndex index)
    {
        var group = new List<(long Start, long End, GribField[] Fields)>();
        var bytes = 0L;
        foreach (var message in index.Fields.GroupBy(field => field.MessageOffset))
        {
            GribField[] fields = [.. message];
            var end = fields[^1].DataSection.Offset + fields[^1].DataSection.Length + EndLength;
            group.Add((message.Key, end, fields));
            bytes += end - message.Key;
            if (group.Count == MessagesAtOnce || bytes > BytesAtOnce)
            {
                yield return group;
                (group, bytes) = ([], 0);
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private void AddBytes(long start, long end)
    {
        for (; start < end; start += MaxPieceBytes)
        {
            var bytes = new byte[Math.Min(MaxPieceBytes, end - start)];
            _source.Read(start, bytes);
            _hash.AppendData(bytes);
            var deflated = OriginalDeflate.Compress(bytes);
            var kept = deflated.Length < bytes.Length ? deflated : bytes;
            _sink.Keep(kept);
            _parts.Add(new GribOutlineBytes(bytes.Length, Crc32.HashToUInt32(bytes), kept.Length));
        }
    }

    private void Add(GribMessageDescription message)
    {
        _hash.AppendData(message.Bytes);
        _parts.Add(message.Outline);
        foreach (var bytes in message.Kept)
        {
            _sink.Keep(bytes.Span);
        }

        foreach (var kind in message.Kinds)
        {
            _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        }
    }
}
