using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>A value of the manifest, read with checks; what does not fit is named with its place.</summary>
/// <param name="Element">The JSON value.</param>
/// <param name="Place">Where it stands, for example <c>variables[2].shape</c>.</param>
internal readonly record struct ManifestNode(JsonElement Element, string Place)
{
    private const int HashBytes = 32;

    /// <summary>The property of an object.</summary>
    internal ManifestNode this[string name] =>
        Optional(name) ?? throw new InvalidDataException($"the manifest lacks '{Place}.{name}'");

    /// <summary>The property of an object, or null when it is absent.</summary>
    internal ManifestNode? Optional(string name)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("an object");
        }

        return Element.TryGetProperty(name, out var value) ? new ManifestNode(value, $"{Place}.{name}") : null;
    }

    /// <summary>The items of an array.</summary>
    internal IEnumerable<ManifestNode> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("an array");
        }

        var place = Place;
        return Element.EnumerateArray().Select((item, i) => new ManifestNode(item, $"{place}[{i}]"));
    }

    /// <summary>A whole number in a range.</summary>
    internal int Integer(int minimum, int maximum) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var value) && value >= minimum
        && value <= maximum
            ? value
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"a whole number in [{minimum}, {maximum}]"));

    /// <summary>A whole number of 63 bits.</summary>
    internal long Whole() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var value) && value >= 0
            ? value
            : throw Wrong("a whole number of 63 bits");

    /// <summary>A whole number of 32 bits.</summary>
    internal uint Word() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetUInt32(out var value)
            ? value
            : throw Wrong("a whole number of 32 bits");

    /// <summary>Whole numbers, none negative.</summary>
    internal int[] Integers() => [.. Items().Select(item => item.Integer(0, int.MaxValue))];

    /// <summary>A finite number.</summary>
    internal double Number() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw Wrong("a finite number");

    /// <summary>A truth value.</summary>
    internal bool Flag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("true or false"),
    };

    /// <summary>Plain text.</summary>
    internal string Plain() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong("text");

    /// <summary>Text that may hold half a surrogate pair and is then kept as UTF-16 in base64.</summary>
    internal string Text()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            return Plain();
        }

        var bytes = this["utf16"].Bytes();
        return bytes.Length % 2 == 0
            ? new string(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(bytes))
            : throw Wrong("UTF-16");
    }

    /// <summary>Bytes in base64.</summary>
    internal byte[] Bytes() =>
        Element.ValueKind == JsonValueKind.String && Element.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw Wrong("base64");

    /// <summary>A SHA-256 in base64.</summary>
    internal byte[] Hash() => Bytes() is { Length: HashBytes } hash ? hash : throw Wrong("a SHA-256 in base64");

    /// <summary>The error for a value that is not what it should be.</summary>
    internal InvalidDataException Wrong(string expected)
    {
        const int MaxShown = 40;
        var found = new StringBuilder(Element.GetRawText());
        if (found.Length > MaxShown)
        {
            found.Length = MaxShown;
            found.Append("...");
        }

        return new InvalidDataException($"the manifest's '{Place}' is {found}, but {expected} was expected");
    }
}
