using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumVid.Formats.Grib.Products;

/// <summary>One number of a layout, or a list of them.</summary>
/// <param name="Name">Its name; of a list, that of the number that counts it.</param>
/// <param name="Length">Its octets; 0 for the rest of the section.</param>
/// <param name="Use">What it is for.</param>
/// <param name="IsSigned">Whether its first bit is a sign.</param>
/// <param name="Repeated">The numbers that a list repeats, or null.</param>
internal sealed record GribLayoutItem(
    string Name, int Length, GribOctetUse Use, bool IsSigned, GribLayoutItem[]? Repeated = null)
{
    /// <summary>Reads a layout as text: <c>name/octets</c>, then <c>s</c> for a sign and a mark for its use (none: tells
    /// apart; <c>@</c> place, <c>~</c> aside, <c>=</c> alike, <c>-</c> coding); <c>*</c> is all that is left,
    /// <c>count[...]</c> a list.</summary>
    internal static GribLayoutItem[] Parse(string text)
    {
        var words = text.Replace("[", "[ ", StringComparison.Ordinal).Replace("]", " ]", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var position = 0;
        return ParseList(words, ref position);
    }

    private static GribLayoutItem[] ParseList(string[] words, ref int position)
    {
        var items = new List<GribLayoutItem>();
        while (position < words.Length && words[position] != "]")
        {
            var word = words[position++];
            if (word.EndsWith('['))
            {
                items.Add(new(word[..^1], 0, GribOctetUse.TellsApart, false, ParseList(words, ref position)));
                position++;
            }
            else
            {
                items.Add(ParseItem(word));
            }
        }

        return [.. items];
    }

    private static GribLayoutItem ParseItem(string word)
    {
        var use = word[^1] switch
        {
            '@' => GribOctetUse.Place,
            '~' => GribOctetUse.Aside,
            '=' => GribOctetUse.Alike,
            '-' => GribOctetUse.Coding,
            _ => GribOctetUse.TellsApart,
        };
        var parts = word.TrimEnd('@', '~', '=', '-').Split('/');
        return parts.Length == 1
            ? new GribLayoutItem(parts[0], 0, use, false)
            : new GribLayoutItem(
            parts[0], int.Parse(parts[1].TrimEnd('s'), CultureInfo.InvariantCulture), use, parts[1].EndsWith('s'));
    }

    /// <summary>The octets before an item, or null where it is none of a layout or follows a list.</summary>
    internal static int? FindOffset(IEnumerable<GribLayoutItem> layout, string name)
    {
        var before = layout.TakeWhile(item => item.Name != name || item.Repeated is not null).ToArray();
        return before.Length < layout.Count() && Array.TrueForAll(before, item => item.Length > 0)
            ? before.Sum(item => item.Length) : null;
    }
}
