using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EccodesDotNet.Errors;
using EccodesDotNet.Framing;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Headers;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>An opened GRIB file: its fields by header, grouped into cubes. Values stay in the file.</summary>
internal sealed class GribArchive
{
    private GribArchive(
        string path, GribSource source, IReadOnlyList<GribCube> cubes, IReadOnlyList<string> warnings,
        GribAccount account)
    {
        Path = path;
        Source = source;
        Cubes = cubes;
        Warnings = warnings;
        Account = account;
    }

    internal string Path { get; }

    /// <summary>The open file; whoever opened the archive disposes it.</summary>
    internal GribSource Source { get; }

    internal IReadOnlyList<GribCube> Cubes { get; }

    internal IReadOnlyList<string> Warnings { get; }

    /// <summary>What the file holds and what of it is in no cube.</summary>
    internal GribAccount Account { get; }

    /// <summary>Takes a sentence for each field that reads as missing because it cannot be unpacked; null where that is
    /// an error.</summary>
    internal GribDamages? Damages { get; private init; }

    /// <summary>Opens a file and reads all its headers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isStrict">Whether a field that cannot be read is an error instead of a warning.</param>
    /// <param name="salvages">Whether damaged messages are left out with a warning.</param>
    /// <param name="isKept">Whether the file is kept byte by byte beside what is read of it, so that nothing need be
    /// readable at all.</param>
    /// <exception cref="InvalidFileException">The file is damaged or no GRIB.</exception>
    /// <exception cref="UnsupportedDataException">None of its fields can be read, or one under strict
    /// reading.</exception>
    internal static GribArchive Open(string path, bool isStrict, bool salvages, bool isKept = false)
    {
        var source = new GribSource(path);
        try
        {
            var index = isKept ? GribFileIndex.ReadSound(source) : GribFileIndex.Read(source, salvages);
            var warnings = index.Damages.Select(damage => $"A damaged message was left out. {damage.Message}").ToList();
            if (index.SkippedByteCount > 0)
            {
                warnings.Add($"{index.SkippedByteCount} bytes that belong to no message were skipped.");
            }

            var reader = new GribHeaderReader(source);
            var account = new GribAccount(index);
            var headers = ReadHeaders(path, reader, index.Fields, isStrict, isKept, warnings, account);
            var cubes = GribCubeBuilder.Build(headers, warnings);
            AddHoleWarnings(cubes, warnings);
            AddPlaceWarnings(cubes, warnings);
            return new GribArchive(path, source, cubes, warnings, account) { Damages = isKept ? new() : null };
        }
        catch (GribFormatException error)
        {
            source.Dispose();
            throw new InvalidFileException(path, error.Problem, offset: error.Offset, innerException: error);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>How many kinds of headers ecCodes has to interpret in a file, for tests.</summary>
    internal static int CountHeaderKinds(string path)
    {
        using var source = new GribSource(path);
        var reader = new GribHeaderReader(source);
        foreach (var field in GribFileIndex.Read(source).Fields)
        {
            reader.Read(field);
        }

        return reader.KindCount;
    }

    private static List<GribHeader> ReadHeaders(
        string path, GribHeaderReader reader, IReadOnlyList<GribField> fields, bool isStrict, bool isKept,
        List<string> warnings, GribAccount account)
    {
        var headers = new GribHeader?[fields.Count];
        var refusals = new ConcurrentDictionary<int, string>();
        Parallel.For(0, fields.Count, i =>
        {
            try
            {
                headers[i] = reader.Read(fields[i]) with { Number = i + 1 };
            }
            catch (Exception error) when (error is UnsupportedDataException or EcCodesException or OverflowException)
            {
                refusals[i] = error.Message;
            }
        });
        foreach (var (field, reason) in refusals.OrderBy(pair => pair.Key))
        {
            account.LeaveOut(fields[field], reason);
        }

        foreach (var group in refusals.OrderBy(pair => pair.Key).GroupBy(pair => pair.Value))
        {
            var offset = fields[group.First().Key].MessageOffset;
            warnings.Add(
                $"{group.Count()} of {fields.Count} fields were left out, the first at byte {offset}: {group.Key}");
        }

        return refusals.IsEmpty || isKept || (!isStrict && refusals.Count < fields.Count)
            ? [.. headers.OfType<GribHeader>()]
            : throw new UnsupportedDataException($"'{path}': {warnings[^1]}");
    }

    private static void AddPlaceWarnings(IReadOnlyList<GribCube> cubes, List<string> warnings)
    {
        foreach (var cube in cubes)
        {
            if (cube.Grid.Unplaced is { } unplaced)
            {
                warnings.Add(
                    $"The variable '{cube.Name}' has no latitudes and longitudes: {unplaced.Problem.TrimEnd('.')}.");
            }
        }
    }

    private static void AddHoleWarnings(IReadOnlyList<GribCube> cubes, List<string> warnings)
    {
        foreach (var cube in cubes)
        {
            if (cube.HoleCount > 0)
            {
                warnings.Add(
                    $"The variable '{cube.Name}' has no field for {cube.HoleCount} of {cube.Planes.Count} combinations "
                    + "of its axes; they read as missing.");
            }
        }
    }
}
