namespace NumVid.Tests.Architecture;

/// <summary>The folders of the samples, where it is known who knows whom.</summary>
internal static class SampleGraph
{
    /// <summary>Namespace of the samples.</summary>
    public const string Root = "NumVid.Tests.Architecture.Samples";

    public static FolderGraph Read() => FolderGraph.Read(typeof(SampleGraph).Assembly.Location, Root);
}
