using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using Microsoft.Research.Science.Data.Memory;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>A provider that is a factory, not a dataset.</summary>
[DataSetProviderName("gadget")]
[DataSetProviderFileExtension(".gadget")]
public sealed class GadgetFactory : IDataSetFactory
{
    public DataSet Create(string uri) => new MemoryDataSet { Name = uri };
}
