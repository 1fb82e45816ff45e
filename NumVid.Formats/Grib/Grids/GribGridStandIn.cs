using System;
using System.Buffers.Binary;
using EccodesDotNet;

namespace NumVid.Formats.Grib.Grids;

// Why so: docs/decisions/0070-grib-grids-without-refusal.md
/// <summary>Lets ecCodes read messages whose grid it does not know: it gives up on the whole message, though product
/// and values are as in any other. It gets the template of unstructured grids instead, in a section of the same
/// length.</summary>
internal static class GribGridStandIn
{
    private const int TemplateAt = 12;
    private const int Unstructured = 101;
    private const int UnstructuredLength = 35;
    private const int FirstLocal = 32768;
    private const int NcepRotated = 32769;
    private const int Ncep = 7;

    // Those of ecCodes 2.28; later ones have more, which does no harm.
    private static readonly int[] s_known =
    [
        0, 1, 2, 3, 4, 5, 10, 12, 13, 20, 23, 30, 31, 33, 40, 41, 42, 43, 50, 51, 52, 53, 61, 62, 63, 90, 100, 101, 110,
        120, 130, 140, 1000, 1100, 1200,
    ];

    /// <summary>Puts the stand-in into a message of one field, where it needs one.</summary>
    internal static void Use(Span<byte> message)
    {
        const int IndicatorLength = 16;
        if (message.Length <= IndicatorLength || message[7] != 2)
        {
            return;
        }

        var section = message[IndicatorLength..];
        var centre = BinaryPrimitives.ReadUInt16BigEndian(section[5..]);
        while (section.Length > UnstructuredLength && section[4] < 3)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(section);
            if (length < 5 || length >= section.Length)
            {
                return;
            }

            section = section[length..];
        }

        if (section.Length > UnstructuredLength && section[4] == 3
            && BinaryPrimitives.ReadInt32BigEndian(section) >= UnstructuredLength
            && !IsKnown(BinaryPrimitives.ReadUInt16BigEndian(section[TemplateAt..]), centre))
        {
            BinaryPrimitives.WriteUInt16BigEndian(section[TemplateAt..], Unstructured);
        }
    }

    /// <summary>The template of a section 3 that ecCodes does not know, or null.</summary>
    /// <param name="section">The section as it is in the file.</param>
    /// <param name="message">Its message, with the stand-in.</param>
    internal static int? FindUnknown(ReadOnlySpan<byte> section, GribMessage message)
    {
        if (message.GetInt64("editionNumber") != 2 || section.Length <= TemplateAt + 1)
        {
            return null;
        }

        int template = BinaryPrimitives.ReadUInt16BigEndian(section[TemplateAt..]);
        var centre = message.TryGetInt64("centre", out var number) ? number : 0;
        return IsKnown(template, centre) ? null : template;
    }

    private static bool IsKnown(int template, long centre) => template < FirstLocal
        ? Array.IndexOf(s_known, template) >= 0 : template == NcepRotated && centre == Ncep;
}
