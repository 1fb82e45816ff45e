using System;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>The battery that every provider passes, with every bit kept.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class LosslessNv12DataSetTests : DataSetContract
{
    protected override Type ProviderType => typeof(Nv12DataSet);

    protected override double RangeTolerance => 0;

    protected override string Options => "quality=lossless&threads=2";
}
