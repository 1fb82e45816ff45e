using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EccodesDotNet.Framing;
using NUnit.Framework;
using NumVid.Formats.Grib;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>Compares the header sections of two GRIB files, byte by byte.</summary>
internal static class GribHeaderSections
{
    /// <summary>Asserts that all fields of a source are in its copy with the same headers, but those that the reader says it
    /// leaves out.</summary>
    internal static void AssertKept(string source, string copy)
    {
        HashSet<long> omitted;
        using (var dataSet = new GribDataSet(source + "?openMode=readOnly"))
        {
            omitted = [.. dataSet.Omissions.Where(omission => !omission.IsMetadata).Select(omission => omission.Offset!.Value)];
        }

        var lacking = Headers(source, omitted);
        var more = new List<string>();
        foreach (var header in Headers(copy, []))
        {
            if (!lacking.Remove(header))
            {
                more.Add(header);
            }
        }

        // Fields of edition 1 beside some of edition 2 are written as edition 2.
        var edition = Edition(source);
        var translated = lacking.RemoveAll(header => !header.StartsWith(edition, StringComparison.Ordinal));
        Assert.That(lacking.Concat(more), Has.Exactly(translated).Items);
    }

    /// <summary>The latest edition among the messages of a file.</summary>
    internal static string Edition(string path)
    {
        using var source = new GribSource(path);
        return GribFileIndex.Read(source).Fields.Max(field => field.Edition).ToString(CultureInfo.InvariantCulture);
    }

    // A field's discipline and its sections 1, 2, 3 and 4; of edition 1 sections 1 and 2 without what belongs to the
    // packing: the decimal scale, and whether a bitmap follows.
    private static List<string> Headers(string path, HashSet<long> omitted)
    {
        using var source = new GribSource(path);
        var headers = new List<string>();
        foreach (var field in GribFileIndex.Read(source).Fields)
        {
            if (!omitted.Contains(field.MessageOffset))
            {
                var sections = field.Sections.Where(section => section.Number < (field.Edition == 2 ? 5 : 3))
                    .Select(section => (section.Number, Bytes: GribField.ReadSection(source, section))).ToList();
                if (field.Edition == 1)
                {
                    sections[0].Bytes[7] &= 0xBF;
                    sections[0].Bytes.AsSpan(26, 2).Clear();
                }

                headers.Add($"{field.Edition}.{field.Discipline}: " + string.Join(
                    ' ', sections.Select(section => $"{section.Number}:{System.Convert.ToHexString(section.Bytes)}")));
            }
        }

        return headers;
    }
}
