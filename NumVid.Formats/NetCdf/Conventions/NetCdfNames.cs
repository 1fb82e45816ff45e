using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.Research.Science.Data;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>Names that netCDF takes.</summary>
/// <remarks>netCDF wants 1 to 256 bytes of UTF-8, a letter, digit or underscore first, no slash or control character
/// and no blank at the end. It also turns names into Unicode's NFC, for which the writer looks afterwards.</remarks>
internal static class NetCdfNames
{
    /// <summary>Leaves room below the 256 bytes for a number behind the name.</summary>
    private const int MaxByteCount = 240;

    /// <summary>Names that libnetcdf and the dimension scales of HDF5 keep for themselves.</summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "DIMENSION_LABELS", "_ARRAY_DIMENSIONS", "_Format", "_IsNetcdf4",
        "_NCProperties", "_NCCOPY_STORAGE", "_SuperblockVersion", "_Netcdf4Coordinates", "_Netcdf4Dimid", "_nc3_strict",
        "_NC4_NON_COORD", "_NOFILL", "_Storage", "_Codecs", "_FillValue",
    };

    /// <summary>Whether an attribute may not have this name, apart from <c>_FillValue</c>, which has rules of its
    /// own.</summary>
    internal static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>Returns the name itself when netCDF takes it, else the nearest one that it takes.</summary>
    internal static string Clean(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            text.Append(character is '/' or < ' ' or '\u007F' ? '_' : character);
        }

        if (text.Length == 0 || (text[0] < '\u0080' && text[0] != '_' && !char.IsAsciiLetterOrDigit(text[0])))
        {
            text.Insert(0, '_');
        }

        if (text[^1] == ' ')
        {
            text[^1] = '_';
        }

        return Shorten(text.ToString());
    }

    /// <summary>Adds a number to a name until it is not among those taken; the name is added to them.</summary>
    internal static string MakeUnique(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var i = 1; !taken.Add(candidate); i++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return candidate;
    }

    /// <summary>Returns a key that SDS takes, the name itself if it does.</summary>
    internal static string ToSdsKey(string name)
    {
        if (MetadataDictionary.IsValidKey(name))
        {
            return name;
        }

        var cleaned =
            new string([.. name.Take(MaxByteCount).Select(c => MetadataDictionary.IsValidKey(c.ToString()) ? c : '_')]);
        return cleaned.Length == 0 ? "_" : cleaned;
    }

    private static string Shorten(string name)
    {
        var end = name.Length;
        while (Encoding.UTF8.GetByteCount(name.AsSpan(0, end)) > MaxByteCount)
        {
            end--;
        }

        return end > 0 && end < name.Length && char.IsHighSurrogate(name[end - 1]) ? name[..(end - 1)] : name[..end];
    }
}
