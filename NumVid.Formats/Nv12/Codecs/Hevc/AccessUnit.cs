using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

/// <summary>A coded picture of an HEVC stream with all that goes with it.</summary>
/// <param name="Kind">The type of its first slice (ITU-T H.265, table 7-1).</param>
/// <param name="Units">Its units with their start codes.</param>
internal sealed record AccessUnit(int Kind, IReadOnlyList<byte[]> Units)
{
    private const int HeaderBytes = 2;
    private const int LastSlice = 31;
    private const int FirstParameterSet = 32;
    private const int LastParameterSet = 34;
    private const int Delimiter = 35;
    private const int EndOfSequence = 36;
    private const int EndOfStream = 37;
    private const int Filler = 38;
    private const int SuffixMessage = 40;

    /// <summary>Whether a decoder can begin with it.</summary>
    internal bool IsRandomAccess => Kind is >= 16 and <= 21;

    /// <summary>Whether it is shown before a picture that decoding may begin with, and needs pictures from before
    /// that (random access skipped leading).</summary>
    internal bool IsSkippedLeading => Kind is 8 or 9;

    /// <summary>Whether pictures of the kind above can be decoded after it: after a clean random access picture where
    /// it is not the first of its sequence.</summary>
    internal bool MayHaveSkippedLeading => Kind == 21;

    /// <summary>Whether the next picture begins a sequence.</summary>
    internal bool EndsSequence => Units.Any(unit => TypeOf(unit) is EndOfSequence or EndOfStream);

    /// <summary>Its parameter sets.</summary>
    internal IEnumerable<byte[]> ParameterSets =>
        Units.Where(unit => TypeOf(unit) is >= FirstParameterSet and <= LastParameterSet);

    /// <summary>Collects units to pictures.</summary>
    internal static IEnumerable<AccessUnit> Collect(IEnumerable<byte[]> units)
    {
        var (kind, picture, ahead) = (-1, new List<byte[]>(), new List<byte[]>());
        foreach (var unit in units)
        {
            var type = TypeOf(unit);
            if (IsFirstSlice(unit))
            {
                if (kind >= 0)
                {
                    yield return new AccessUnit(kind, picture);
                }

                (kind, picture, ahead) = (type, [.. ahead, unit], []);
            }
            else if (kind >= 0 && ahead.Count == 0 && (type <= LastSlice || LayerOf(unit) > 0
                || type is EndOfSequence or EndOfStream or Filler or SuffixMessage))
            {
                picture.Add(unit);
            }
            else
            {
                ahead.Add(unit);
            }
        }

        if (kind >= 0)
        {
            yield return new AccessUnit(kind, [.. picture, .. ahead]);
        }
    }

    private static bool IsFirstSlice(byte[] unit)
    {
        var header = HeaderOf(unit);
        return TypeOf(unit) <= LastSlice && LayerOf(unit) == 0 && header + HeaderBytes < unit.Length
            && (unit[header + HeaderBytes] & 0x80) != 0;
    }

    private static int LayerOf(byte[] unit)
    {
        var header = HeaderOf(unit);
        return header + 1 < unit.Length ? ((unit[header] & 1) << 5) | (unit[header + 1] >> 3) : 0;
    }

    // A delimiter means nothing, and so does what has no header.
    private static int TypeOf(byte[] unit)
    {
        var header = HeaderOf(unit);
        return header < unit.Length ? (unit[header] >> 1) & 63 : Delimiter;
    }

    private static int HeaderOf(byte[] unit) => unit.Length > 2 && unit[2] == 1 ? 3 : 4;
}
