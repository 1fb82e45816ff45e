namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>The ways of coding a block, as numbers: those below are the low bits that are split off.</summary>
internal static class CcsdsOption
{
    /// <summary>Pairs of small samples.</summary>
    internal const byte Pairs = 32;

    /// <summary>Samples as they are.</summary>
    internal const byte Plain = 33;

    /// <summary>All samples are 0; such blocks are counted.</summary>
    internal const byte Zero = 34;
}
