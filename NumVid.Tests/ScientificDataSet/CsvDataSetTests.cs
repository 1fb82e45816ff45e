using System;
using Microsoft.Research.Science.Data.CSV;
using NumVid.Tests.Contracts;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The battery of all providers, met by text tables.</summary>
[TestFixture]
internal sealed class CsvDataSetTests : DataSetContract
{
    protected override Type ProviderType => typeof(CsvDataSet);

    protected override double RangeTolerance => 0;

    protected override bool KeepsNullStrings => false;

    protected override bool KnowsItsFiles => false;
}
