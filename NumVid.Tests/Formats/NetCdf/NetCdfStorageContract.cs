using System;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>Fields come back exactly however they are stored, and packed ones within half a step for each commit that
/// moved the steps.</summary>
[TestFixture("deflate=0", 0)]
[TestFixture("deflate=9&shuffle=false", 0)]
[TestFixture("raw=true", 0)]
[TestFixture("pack=short", 1.0 / 65534)]
[NoLeakedHandles]
internal sealed class NetCdfStorageContract(string options, double rangeTolerance) : FieldDataSetContract
{
    protected override Type ProviderType => typeof(NetCdfDataSet);

    protected override double RangeTolerance => rangeTolerance;

    protected override string Options => options;

    protected override bool KeepsDoubleFields => !options.StartsWith("pack=", StringComparison.Ordinal);
}
