using System.Buffers.Binary;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NumVid.Compare.Errors;

namespace NumVid.Compare.Conversions;

/// <summary>One of several parts of a tree, to be converted by as many machines.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Count">Of how many.</param>
internal sealed record Shard(int Number, int Count)
{
    private const int MostShards = 100_000;

    /// <summary>The whole tree.</summary>
    internal static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether it is the whole tree.</summary>
    internal bool IsWhole => Count == 1;

    /// <summary>Reads <c>3/16</c>.</summary>
    /// <exception cref="UsageException">The text is no shard.</exception>
    internal static Shard Parse(string text)
    {
        var numbers = text.Split('/').Select(part => int.TryParse(
            part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return numbers is [>= 1 and var which, >= 1 and <= MostShards and var count] && which <= count
            ? new Shard(which, count)
            : throw new UsageException(
                $"'--shard {text}' is none: N/M is expected, for example '3/16' for the third of sixteen.");
    }

    /// <summary>Whether a file belongs to it: told from its name alone, whatever else is in the tree.</summary>
    /// <param name="name">The path below the tree, with slashes.</param>
    internal bool Has(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count) == Number - 1;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
