using System;
using EccodesDotNet;

namespace NumVid.Formats.Grib.Headers;

// Why so: docs/decisions/0071-grib-from-edition-1-to-2.md
/// <summary>What the types of levels of edition 1 (code table 3) are in edition 2, with the units of both.</summary>
/// <remarks>Only those that ecCodes 2.28 does not carry over as they are: it keeps the numbers of scaled levels without
/// their scale, and knows none of NCEP's own.</remarks>
internal static class GribEdition1Levels
{
    private const int Ncep = 7;
    private const int Isobaric = 100;
    private const int AboveSea = 102;
    private const int AboveGround = 103;
    private const int Sigma = 104;
    private const int BelowLand = 106;
    private const int Theta = 107;
    private const int FromGround = 108;
    private const int Vorticity = 109;
    private const int Eta = 111;
    private const int BelowSurfaceOfOcean = 236;
    private const int Millibars = 100;
    private const int Kilopascals = 1000;

    // "1100 hPa minus the pressure", "475 K minus theta": how layers fit two octets.
    private const int HighestPressure = 1100;
    private const int HighestTheta = 475;

    /// <summary>Finds the surfaces of a message of edition 1.</summary>
    internal static GribSurface[]? Find(GribMessage message)
    {
        const int TypeAt = 8 + 9;
        var octets = message.ToArray().AsSpan(TypeAt);
        return Find(message.GetInt64("centre"), octets[0], octets[1], octets[2]);
    }

    /// <summary>Sets the level of a message of edition 1 whose type has a scale of its own.</summary>
    /// <returns>Whether its type is one of a single surface that can be there.</returns>
    internal static bool TrySet(GribMessage message, double level)
    {
        const int TypeAt = 8 + 9;
        const int MostLevels = 1 << 16;
        var (centre, type) = (message.GetInt64("centre"), message.ToArray()[TypeAt]);
        for (var coded = 0; coded < MostLevels; coded++)
        {
            if (Find(centre, type, coded >> 8, coded & 0xFF) is [{ Value: { } value } only]
                && Math.Abs(GribLevelReader.GetValue(only.Type, value, only.Scale) - level)
                    <= 1e-9 * Math.Max(1e-3, Math.Abs(level)))
            {
                message.Set("level", coded);
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the surfaces of a level.</summary>
    /// <param name="centre">The centre, whose own types are known for NCEP alone.</param>
    /// <param name="type">Octet 10 of section 1.</param>
    /// <param name="upper">Octet 11.</param>
    /// <param name="lower">Octet 12.</param>
    /// <returns>One or two surfaces; null for types that are left to ecCodes.</returns>
    internal static GribSurface[]? Find(long centre, int type, int upper, int lower)
    {
        var level = (upper << 8) | lower;
        return type switch
        {
            20 => [new(20, 2, level)],
            101 => Layer(Isobaric, 0, upper * Kilopascals, lower * Kilopascals),
            104 => Layer(AboveSea, 0, upper * 100, lower * 100),
            106 => Layer(AboveGround, 0, upper * 100, lower * 100),
            107 => [new(Sigma, 4, level)],
            108 => Layer(Sigma, 2, upper, lower),
            111 => [new(BelowLand, 2, level)],
            112 => Layer(BelowLand, 2, upper, lower),
            114 => Layer(Theta, 0, HighestTheta - upper, HighestTheta - lower),
            115 => [new(FromGround, 0, level * Millibars)],
            116 => Layer(FromGround, 0, upper * Millibars, lower * Millibars),
            117 => [new(Vorticity, 9, (level & 0x8000) != 0 ? -(level & 0x7FFF) : level)],
            119 => [new(Eta, 4, level)],
            120 => Layer(Eta, 2, upper, lower),
            121 => Layer(Isobaric, 0, (HighestPressure - upper) * Millibars, (HighestPressure - lower) * Millibars),
            125 => [new(AboveGround, 2, level)],
            126 => [new(Isobaric, 0, level)],
            128 => Layer(Sigma, 3, HighestPressure - upper, HighestPressure - lower),
            141 => Layer(Isobaric, 0, upper * Kilopascals, (HighestPressure - lower) * Millibars),
            _ => centre == Ncep ? FindOfNcep(type, upper, lower) : null,
        };
    }

    // Office Note 388, table 3a: the numbers are those of NCEP's own entries in code table 4.5, but for clouds of
    // thunderstorms, which have a place in WMO's part of it.
    private static GribSurface[]? FindOfNcep(int type, int upper, int lower)
    {
        var level = (upper << 8) | lower;
        return type switch
        {
            216 or 217 => [new(type - 205, 0, level == 0 ? null : level)],
            BelowSurfaceOfOcean => Layer(type, 0, upper * 10, lower * 10),
            200 or 201 or 204 or 206 or 207 or (>= 209 and <= 215) or 220 or (>= 222 and <= 224)
                or (>= 232 and <= 235) or (>= 237 and <= 249) or (>= 251 and <= 254) => [new(type, 0, level)],
            _ => null,
        };
    }

    private static GribSurface[] Layer(int type, int scale, int top, int bottom) =>
        [new(type, scale, top), new(type, scale, bottom)];
}
