using System.IO;

namespace EccodesDotNet.Framing;

/// <summary>Bytes that should be GRIB are not, or are cut short; says where, what was found and what was
/// expected.</summary>
public sealed class GribFormatException : IOException
{
    /// <summary>Creates the exception for one place.</summary>
    /// <param name="offset">The byte offset in the file.</param>
    /// <param name="problem">What was found and what was expected, without a final stop.</param>
    public GribFormatException(long offset, string problem)
        : base($"At byte {offset}: {problem}.")
    {
        Offset = offset;
        Problem = problem;
    }

    /// <summary>The byte offset in the file.</summary>
    public long Offset { get; }

    /// <summary>What was found and what was expected, without a final stop.</summary>
    public string Problem { get; }
}
