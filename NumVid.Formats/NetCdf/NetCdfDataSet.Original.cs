using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Restoring;
using NumVid.Formats.NetCdf.Views;

namespace NumVid.Formats.NetCdf;

/// <content>The file itself, as a dataset that can be made again.</content>
public sealed partial class NetCdfDataSet : IOriginalSource
{
    OriginalFile IOriginalSource.DescribeOriginal(IOriginalSink sink)
    {
        List<(string Name, NetCdfVariableView View)> variables = [.. Variables
            .OrderBy(variable => variable.ID)
            .Select(variable => (variable.Name, ((INetCdfVariable)variable).Stored!))];
        return File.Schema.IsHdf5 ? NetCdfOriginalWriter.Describe(File, variables, sink)
            : NetCdfClassicWriter.Describe(File, variables, sink);
    }
}
