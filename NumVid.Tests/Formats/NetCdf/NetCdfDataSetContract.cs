using System;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

[TestFixture]
[NoLeakedHandles]
internal sealed class NetCdfDataSetContract : DataSetContract
{
    protected override Type ProviderType => typeof(NetCdfDataSet);

    protected override double RangeTolerance => 0;
}
