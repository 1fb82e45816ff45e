using System;
using System.Collections.Generic;
using System.IO;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>What a reader must know beyond the first form of version 1, by name, as the manifest says it: of the whole
/// file, or of one segment.</summary>
/// <remarks>Codecs are not among them: a segment names its own.</remarks>
internal static class RequiredNames
{
    /// <summary>The property of the manifest and of a segment.</summary>
    internal const string Property = "requires";

    /// <summary>Exact values that are computed from positions on a grid.</summary>
    internal const string Positions = "positions";

    /// <summary>Frames in another order than that of their box.</summary>
    internal const string FrameOrder = "frameOrder";

    /// <summary>A stream whose pictures are described by the segment and not by its codec.</summary>
    internal const string Stream = "stream";

    /// <summary>A residual in mixed contexts.</summary>
    internal const string ResidualModel = "residualModel";

    // What comes later gets its name here and in docs/nv12-format.md.
    private static readonly string[] s_ofSegments = [Positions, FrameOrder, Stream, ResidualModel];

    /// <summary>What a segment with this order of frames requires.</summary>
    internal static string[] For(Geometry.FrameOrder? order) => order is null ? [] : [FrameOrder];

    /// <summary>Reads the names; unknown ones are kept, so that they are still there when the manifest is written
    /// again.</summary>
    internal static string[] Read(ManifestNode node) =>
        node.Optional(Property) is { } names ? [.. names.ReadNames()] : [];

    /// <summary>Refuses a file that needs what is not known here; so far nothing is needed of a file as a
    /// whole.</summary>
    /// <exception cref="InvalidDataException">It needs something; the message names it.</exception>
    internal static void CheckFile(ManifestNode root) => Check(Read(root), [], "the file");

    /// <summary>Refuses a segment that needs what is not known here.</summary>
    /// <exception cref="InvalidDataException">It needs something; the message names it.</exception>
    internal static void CheckSegment(IReadOnlyList<string> names) => Check(names, s_ofSegments, "the segment");

    private static void Check(IReadOnlyList<string> names, string[] known, string what)
    {
        foreach (var name in names)
        {
            if (Array.IndexOf(known, name) < 0)
            {
                throw new InvalidDataException(
                    $"{what} requires '{name}', which this version does not know; a newer one reads it");
            }
        }
    }

    private static IEnumerable<string> ReadNames(this ManifestNode names)
    {
        foreach (var name in names.Items())
        {
            yield return name.Plain();
        }
    }
}
