using System;
using System.Collections.Generic;
using NumVid.Compare.Maps;

namespace NumVid.Compare.Pictures;

/// <summary>How many pictures a report holds, and how large, so that it stays below its limit in any case.</summary>
/// <remarks>A picture cannot take more bytes than it has places, whatever is on it, plus the drawing around it; as text
/// in a page it takes four bytes for three.</remarks>
internal sealed class PictureBudget
{
    /// <summary>What a report may take, the pictures being most of it.</summary>
    internal const long ReportBytes = 20_000_000;

    private const long PictureBytes = 16_000_000;
    private const long DrawingBytes = 16_000;
    private const int MostPixels = 120_000;
    private const int FewestPixels = 4_096;
    private const int MostFrames = 6;
    private const int WantedFrames = 3;

    private readonly long _bytesPerCell;

    /// <summary>Divides the room evenly.</summary>
    /// <param name="variableCount">Variables compared.</param>
    /// <param name="configurationCount">Configurations of each.</param>
    internal PictureBudget(int variableCount, int configurationCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(variableCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(configurationCount, 1);
        PicturedVariableCount =
            (int)Math.Clamp(PictureBytes / (BytesOf(FewestPixels) * configurationCount), 1, variableCount);
        _bytesPerCell = PictureBytes / ((long)PicturedVariableCount * configurationCount);
    }

    /// <summary>How many variables have pictures: the first ones. The others have charts alone.</summary>
    internal int PicturedVariableCount { get; }

    /// <summary>The plan for a field: rather a few frames than one large one.</summary>
    internal PicturePlan PlanFor(IReadOnlyList<int> shape, bool isFirstRowLowest)
    {
        var (pixels, frames) = RoomFor((long)shape[^1] * shape[^2]);
        return PicturePlan.For(shape, pixels, frames, isFirstRowLowest);
    }

    /// <summary>The plan for a field of cells; null where none has a position.</summary>
    internal PicturePlan? PlanFor(IReadOnlyList<int> shape, double[] latitudes, double[] longitudes)
    {
        // Equal steps of longitude are more places than cells, towards the poles.
        var (pixels, frames) = RoomFor(2L * shape[^1]);
        return CellRaster.Of(latitudes, longitudes, pixels) is { } cells ? PicturePlan.For(shape, cells, frames) : null;
    }

    private (int Pixels, int Frames) RoomFor(long places)
    {
        var pixels = (int)Math.Min(MostPixels, places);
        var frames = Math.Min(MostFrames, _bytesPerCell / BytesOf(pixels));
        if (frames < WantedFrames)
        {
            frames = Math.Clamp(_bytesPerCell / BytesOf(FewestPixels), 1, WantedFrames);
            pixels = (int)Math.Clamp(((_bytesPerCell / frames) - DrawingBytes) * 3 / 8, 1, pixels);
        }

        return (pixels, (int)frames);
    }

    // Two pictures a frame, four characters for three bytes.
    private static long BytesOf(long pixels) => DrawingBytes + (pixels * 8 / 3);
}
