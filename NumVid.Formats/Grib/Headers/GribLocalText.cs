using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;

namespace NumVid.Formats.Grib.Headers;

/// <summary>What GRIB's tables have no place for, kept in the local-use section 2 as plain text: the variable's own
/// name, its unit, its calendar.</summary>
/// <remarks>The section is <c>NumVid</c>, a version byte, then lines <c>key=value</c> in UTF-8. Other software skips
/// it.</remarks>
internal sealed class GribLocalText
{
    /// <summary>The value of <c>rows</c> when the writer's rows run from south to north.</summary>
    internal const string SouthFirst = "south-first";

    /// <summary>The value of <c>columns</c> when the writer's columns run from east to west.</summary>
    internal const string EastFirst = "east-first";

    /// <summary>Whether the writer noted that its rows run from south to north, and its columns from east to
    /// west.</summary>
    internal static (bool IsSouthFirst, bool IsEastFirst) OrderOf(GribLocalText? text) =>
        (text?["rows"] == SouthFirst, text?["columns"] == EastFirst);

    private const byte Version = 1;
    private const int HeaderLength = 5;
    private const int MaxLength = 1 << 16;

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    private static ReadOnlySpan<byte> Magic => "NumVid"u8;

    /// <summary>The text of a key, or null.</summary>
    internal string? this[string key]
    {
        get => _values.TryGetValue(key, out var value) ? value : null;
        set
        {
            if (!string.IsNullOrEmpty(value))
            {
                _values[key] = value.ReplaceLineEndings(" ");
            }
        }
    }

    /// <summary>The names of the variable's dimensions; none where they were not noted, or cannot be names of
    /// dimensions.</summary>
    internal string[] DimensionNames =>
        this["dimensions"]?.Split(' ') is { } names && names.Distinct().Count() == names.Length
            && names.All(name => name.Length > 0) ? names : [];

    /// <summary>The whole of section 2, its length and number included.</summary>
    internal byte[] ToSection()
    {
        var text = Encoding.UTF8.GetBytes(string.Join('\n', _values.Select(pair => $"{pair.Key}={pair.Value}")));
        var section = new byte[HeaderLength + Magic.Length + 1 + text.Length];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(section, section.Length);
        section[4] = 2;
        Magic.CopyTo(section.AsSpan(HeaderLength));
        section[HeaderLength + Magic.Length] = Version;
        text.CopyTo(section, HeaderLength + Magic.Length + 1);
        return section;
    }

    /// <summary>Reads a section 2, or returns false when it is not one of ours.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> section, [NotNullWhen(true)] out GribLocalText? result)
    {
        result = null;
        var textStart = HeaderLength + Magic.Length + 1;
        if (section.Length < textStart || section.Length > MaxLength
            || !section[HeaderLength..].StartsWith(Magic) || section[textStart - 1] != Version)
        {
            return false;
        }

        result = new GribLocalText();
        foreach (var line in Encoding.UTF8.GetString(section[textStart..])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = line.IndexOf('=', StringComparison.Ordinal);
            if (separator > 0)
            {
                result[line[..separator]] = line[(separator + 1)..];
            }
        }

        return true;
    }
}
