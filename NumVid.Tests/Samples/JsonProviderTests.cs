using System;
using NumVid.Samples.JsonProvider;
using NumVid.Tests.Contracts;

namespace NumVid.Tests.Samples;

/// <summary>The sample of a provider is held to the contract of all providers.</summary>
internal sealed class JsonProviderTests : DataSetContract
{
    protected override Type ProviderType => typeof(JsonDataSet);

    protected override double RangeTolerance => 0;
}
