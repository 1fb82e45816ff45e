using System;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

[TestFixture("")]
[TestFixture("deflate=0")]
[TestFixture("deflate=9&shuffle=false")]
[NoLeakedHandles]
internal sealed class NetCdfDataSetContract(string options) : DataSetContract
{
    protected override Type ProviderType => typeof(NetCdfDataSet);

    protected override double RangeTolerance => 0;

    protected override string Options => options;
}
