using System;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Fields come back exactly however they are stored.</summary>
[TestFixture("deflate=0")]
[TestFixture("deflate=9&shuffle=false")]
[TestFixture("raw=true")]
[NoLeakedHandles]
internal sealed class NetCdfStorageContract(string options) : FieldDataSetContract
{
    protected override Type ProviderType => typeof(NetCdfDataSet);

    protected override double RangeTolerance => 0;

    protected override string Options => options;
}
