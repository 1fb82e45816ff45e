namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>How numbers stand in groups, each with a reference and a width of its own.</summary>
/// <param name="Lengths">The numbers in each.</param>
/// <param name="Widths">The bits of what is added to the reference.</param>
/// <param name="References">What is added to.</param>
internal sealed record GribGroupList(int[] Lengths, int[] Widths, long[] References)
{
    /// <summary>Makes room for groups.</summary>
    internal GribGroupList(int count)
        : this(new int[count], new int[count], new long[count])
    {
    }

    /// <summary>The groups.</summary>
    internal int Count => Lengths.Length;
}
