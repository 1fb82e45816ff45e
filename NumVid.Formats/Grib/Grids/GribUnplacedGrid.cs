using System;
using System.Collections.Generic;
using EccodesDotNet;

namespace NumVid.Formats.Grib.Grids;

// Why so: docs/decisions/0070-grib-grids-without-refusal.md
/// <summary>Grids whose points have no positions in the message, or whose numbers give none.</summary>
internal static class GribUnplacedGrid
{
    /// <summary>Describes such a grid: rows and columns where the header has them, else a list of cells.</summary>
    /// <param name="message">The headers.</param>
    /// <param name="section">The section about the grid.</param>
    /// <param name="type">The type.</param>
    /// <param name="count">All points.</param>
    /// <param name="shape">The rows and columns, or null.</param>
    /// <param name="problem">Why there are no positions.</param>
    internal static GribGrid Read(
        GribMessage message, ReadOnlySpan<byte> section, string type, int count, (int Rows, int Columns)? shape,
        string problem)
    {
        var hasRows = shape is { Rows: > 1, Columns: > 1 };
        return new GribGrid
        {
            Type = type,
            Layout = hasRows ? GribGridLayout.Curvilinear : GribGridLayout.Cells,
            RowCount = hasRows ? shape!.Value.Rows : 1,
            ColumnCount = hasRows ? shape!.Value.Columns : count,
            Scanning = hasRows ? GribGridReader.ReadScanningIfAny(message) : default,
            Positions = new(() => ([], [])),
            Unplaced = new(Convert.ToBase64String(section), problem),
            Attributes = Describe(message, section),
            Mapping = [],
        };
    }

    private static List<KeyValuePair<string, object>> Describe(GribMessage message, ReadOnlySpan<byte> section)
    {
        const int TemplateAt = 12;
        const int UuidAt = 19;
        const int UuidLength = 16;
        const int UnstructuredTemplate = 101;
        var attributes = new List<KeyValuePair<string, object>>();
        if (message.GetInt64("editionNumber") != 2)
        {
            return attributes;
        }

        var template = (section[TemplateAt] << 8) | section[TemplateAt + 1];
        attributes.Add(new("GRIB_gridDefinitionTemplateNumber", template));
        if (template == UnstructuredTemplate && section.Length >= UuidAt + UuidLength)
        {
            attributes.Add(new("GRIB_numberOfGridUsed", (section[15] << 16) | (section[16] << 8) | section[17]));
            attributes.Add(new("GRIB_numberOfGridInReference", (int)section[18]));
            attributes.Add(new("GRIB_uuidOfHGrid", new Guid(section.Slice(UuidAt, UuidLength), true).ToString("D")));
        }

        return attributes;
    }
}
