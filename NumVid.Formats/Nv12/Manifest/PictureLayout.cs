namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Where the values of a segment stand in the pictures that a codec gets.</summary>
/// <param name="Width">Samples in a row of a picture.</param>
/// <param name="Height">Rows of a picture.</param>
/// <param name="Count">Pictures.</param>
/// <param name="GroupValues">Values of a group: a frame, or for (time, cell) planes a row or
/// the whole segment. A group starts a new picture and fills as many as it needs; the rest of its last picture repeats
/// its last value.</param>
internal sealed record PictureLayout(int Width, int Height, int Count, int GroupValues)
{
    /// <summary>Neither side of a picture may be longer: the limit of common HEVC decoders.</summary>
    internal const int MaxSide = 8192;

    /// <summary>Samples in one picture.</summary>
    internal int PictureSamples => checked(Width * Height);

    /// <summary>Pictures that one group fills.</summary>
    internal int PicturesPerGroup => ((GroupValues - 1) / PictureSamples) + 1;
}
