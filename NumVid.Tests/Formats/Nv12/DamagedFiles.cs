using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using NumVid.Formats.Nv12;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>A small file with segments of every kind, and ways to damage it.</summary>
internal static class DamagedFiles
{
    private const int LocalHeaderBytes = 30;

    /// <summary>Variables of the file; t has a segment for each of three levels.</summary>
    internal static string[] Variables => ["t", "u", "names", "counts", "level"];

    /// <summary>Writes a file with video in two codecs, layers, strings, integers and a coordinate.</summary>
    internal static void Write(string path)
    {
        using var dataSet = new Nv12DataSet($"{path}?openMode=create&quality=t:codec=ffv1;u:codec=hevc");
        dataSet.IsAutocommitEnabled = false;
        int[] shape = [3, 10, 33, 49];
        dataSet.AddVariable<float>(
            "t", TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), "level", "time", "y", "x");
        int[] other = [12, 40, 34];
        dataSet.AddVariable<double>(
            "u", TestFields.Shaped(TestFields.Named<double>("nan", other, 2), other), "n", "p", "q");
        dataSet.AddVariable<string>("names", new[] { "a", "b", "c" }, "level");
        dataSet.AddVariable<int>("counts", new[] { 3, 1, 4 }, "level").Metadata["MissingValue"] = -1;
        dataSet.AddVariable<double>("level", new[] { 1000.0, 850, 500 }, "level").Metadata["units"] = "hPa";
        dataSet.Commit();
    }

    /// <summary>The entries of a file with the place and length of their content, in file order.</summary>
    internal static List<(string Name, int Offset, int Length)> EntriesOf(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false));
        var entries = new List<(string Name, int Offset, int Length)>();
        var end = 0;
        foreach (var entry in archive.Entries)
        {
            var name = System.Text.Encoding.ASCII.GetBytes(entry.FullName);
            var offset = end + file.AsSpan(end).IndexOf(name) + name.Length;
            entries.Add((entry.FullName, offset, (int)entry.CompressedLength));
            end = offset + (int)entry.CompressedLength;
        }

        return entries;
    }

    /// <summary>What belongs to one segment each: the entry, and the place and length in the file.</summary>
    internal static List<(string Name, int Offset, int Length)> BlobsOf(byte[] file)
    {
        var entries = EntriesOf(file).ToDictionary(entry => entry.Name);
        using var archive = new ZipArchive(new MemoryStream(file, writable: false));
        using var manifest = JsonDocument.Parse(archive.GetEntry("manifest.json")!.Open());
        return [.. from variable in manifest.RootElement.GetProperty("variables").EnumerateArray()
                   from segment in variable.GetProperty("segments").EnumerateArray()
                   from name in new[] { "data", "layers" }
                   where segment.TryGetProperty(name, out _)
                   let blob = segment.GetProperty(name)
                   let entry = blob.GetProperty("entry").GetString()!
                   let start = blob.TryGetProperty("offset", out var offset) ? offset.GetInt32() : 0
                   select (entry, entries[entry].Offset + start, blob.GetProperty("bytes").GetInt32())];
    }

    /// <summary>The same file with one bit of one byte turned over.</summary>
    internal static byte[] Flip(byte[] file, int offset)
    {
        var damaged = (byte[])file.Clone();
        damaged[offset] ^= 0x10;
        return damaged;
    }

    /// <summary>The first byte of the local header of an entry.</summary>
    internal static int HeaderOf((string Name, int Offset, int Length) entry) =>
        entry.Offset - entry.Name.Length - LocalHeaderBytes;

    /// <summary>The values of a variable as text, exact.</summary>
    internal static string[] ValuesOf(Nv12DataSet dataSet, string name) =>
        [.. dataSet[name].GetData().Cast<object?>()
            .Select(value => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)!)];
}
