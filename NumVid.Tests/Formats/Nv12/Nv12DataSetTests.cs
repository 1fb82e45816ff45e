using System;
using NUnit.Framework;
using NumVid.Formats.Nv12;
using NumVid.Tests.Contracts;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>The battery that every provider passes, with the default quality.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class Nv12DataSetTests : DataSetContract
{
    protected override Type ProviderType => typeof(Nv12DataSet);

    protected override double RangeTolerance => 1.2210012e-4;
}
