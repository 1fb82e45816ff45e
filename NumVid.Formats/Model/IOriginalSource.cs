namespace NumVid.Formats.Model;

/// <summary>A dataset that can tell how its file is made again from the values of its variables.</summary>
internal interface IOriginalSource
{
    /// <summary>Describes the file; the values are to be had elsewhere when it is made again.</summary>
    /// <param name="sink">Takes what does not follow from values.</param>
    OriginalFile DescribeOriginal(IOriginalSink sink);
}
