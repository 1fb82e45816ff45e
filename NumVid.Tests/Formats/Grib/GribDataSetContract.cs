using System;
using NumVid.Formats.Grib;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Grib;

/// <summary>Fields come back within half a quantisation step; each bit halves it.</summary>
[TestFixture("", 16)]
[TestFixture("bits=12", 12)]
[TestFixture("packing=simple&bits=20", 20)]
[NoLeakedHandles]
internal sealed class GribDataSetContract(string options, int bits) : FieldDataSetContract
{
    protected override Type ProviderType => typeof(GribDataSet);

    // ecCodes rounds the step up to a power of two: up to range / (2^bits - 1), half of twice that.
    protected override double RangeTolerance => 1 / (Math.Pow(2, bits) - 1);

    protected override string Options => options;

    protected override bool KeepsCoordinatesAlone => false;

    protected override bool KeepsEmptyDataSets => false;
}
