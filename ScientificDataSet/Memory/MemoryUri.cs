namespace Microsoft.Research.Science.Data.Memory;

/// <summary>The URI of a dataset in memory: <c>msds:memory?name=NAME</c>.</summary>
public class MemoryUri : DataSetUri
{
    private const string NameParameter = "name";

    /// <summary>Parses a URI.</summary>
    /// <param name="uri">The URI.</param>
    /// <exception cref="System.UriFormatException">It is not a URI of this provider.</exception>
    public MemoryUri(string uri)
        : base(uri, typeof(MemoryDataSet))
    {
    }

    /// <summary>Creates a URI without a name.</summary>
    public MemoryUri()
        : base(typeof(MemoryDataSet))
    {
    }

    /// <summary>The dataset's name; empty when it has none.</summary>
    public string Name
    {
        get => GetParameterValue(NameParameter, "");
        set => this[NameParameter] = value;
    }
}
