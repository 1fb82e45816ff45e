using Microsoft.Research.Science.Data;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The URI of a <see cref="ToyDataSet"/>.</summary>
public sealed class ToyUri : DataSetUri
{
    public ToyUri(string uri)
        : base(uri, typeof(ToyDataSet))
    {
    }

    public ToyUri()
        : base(typeof(ToyDataSet))
    {
    }

    [FileNameProperty]
    public string FileName
    {
        get => GetParameterValue("file", "");
        set => this["file"] = value;
    }
}
