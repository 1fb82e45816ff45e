using EccodesDotNet.Framing;

namespace NumVid.Formats.Grib.Storage;

/// <summary>Counts what the coded values of a field take in its file.</summary>
internal static class GribCodedBytes
{
    private const int Edition1DataHeader = 11;
    private const int Edition2DataHeader = 5;
    private const int BitmapHeader = 6;

    /// <summary>The bytes of packed values and of the bitmap, without the headers of their sections.</summary>
    internal static long Count(GribField field)
    {
        var data = field.DataSection.Length - (field.Edition == 2 ? Edition2DataHeader : Edition1DataHeader);
        var bitmap = field.BitmapSection is { } section ? section.Length - BitmapHeader : 0;
        return data + bitmap;
    }
}
