using System;
using NumVid.Tests.Contracts;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The battery of all providers, met by the smallest one.</summary>
[TestFixture]
internal sealed class ToyDataSetTests : DataSetContract
{
    protected override Type ProviderType => typeof(ToyDataSet);

    protected override double RangeTolerance => 0;
}
