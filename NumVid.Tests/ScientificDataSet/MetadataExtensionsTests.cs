using System.Collections.Generic;
using Microsoft.Research.Science.Data.Memory;
using Microsoft.Research.Science.Data.Utilities;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>What the usual attributes say.</summary>
internal sealed class MetadataExtensionsTests
{
    [Test]
    public void GetUnits_AnyCaseOfTheKey_IsFound([Values("Units", "units", "UNITS")] string key)
    {
        using var ds = new MemoryDataSet();
        var variable = ds.AddVariable<int>("v", "x");
        Assert.That(variable.Metadata.GetUnits(), Is.Null);

        variable.Metadata[key] = "K";

        Assert.That(variable.Metadata.GetUnits(), Is.EqualTo("K"));
        Assert.That(variable.Metadata.GetDisplayNameAndUnits(), Is.EqualTo("v (K)"));
    }

    [Test]
    public void GetDisplayName_WithoutOne_IsTheName()
    {
        using var ds = new MemoryDataSet();
        var variable = ds.AddVariable<int>("v", "x");
        Assert.That(variable.Metadata.GetDisplayName(), Is.EqualTo("v"));
        Assert.That(variable.Metadata.GetDisplayNameOnly(), Is.Null);
        Assert.That(variable.Metadata.GetDisplayNameAndUnits(), Is.EqualTo("v"));

        variable.Metadata["long_name"] = "air temperature";

        Assert.That(variable.Metadata.GetDisplayName(), Is.EqualTo("air temperature"));
    }

    [Test]
    public void GetMissingValue_OwnAttributeFirst_ThenThatOfNetCdf()
    {
        using var ds = new MemoryDataSet();
        var variable = ds.AddVariable<double>("v", "x");
        Assert.That(variable.GetMissingValue(), Is.Null);
        variable.Metadata["missing_value"] = -1.0;
        Assert.That(variable.GetMissingValue(), Is.EqualTo(-1.0));
        variable.MissingValue = -2.0;
        Assert.That(variable.GetMissingValue(), Is.EqualTo(-2.0));
    }

    [Test]
    public void GetMinAndMax_FromEachAttribute_AreFound()
    {
        var attributes = new Dictionary<string, object?>();
        Assert.That((attributes.GetMin(), attributes.GetMax(7.5)), Is.EqualTo(((object?)null, 7.5)));
        attributes["valid_range"] = new[] { -50f, 60f };
        Assert.That((attributes.GetMin(), attributes.GetMax(0.0)), Is.EqualTo(((object?)-50f, 60.0)));
        attributes["min"] = 3;
        Assert.That((attributes.GetMin(0.0), attributes.GetMax()), Is.EqualTo((3.0, (object?)60f)));
    }

    [TestCase("lat", null, true, false)]
    [TestCase("Longitude", null, false, true)]
    [TestCase("lat", "degrees_east", false, true)]
    [TestCase("y", "degrees_north", true, false)]
    [TestCase("lon", "degrees", false, true)]
    [TestCase("x", "m", false, false)]
    public void GeoConventions_ByUnitsThenByName(string name, string? units, bool isLatitude, bool isLongitude)
    {
        using var ds = new MemoryDataSet();
        var variable = ds.AddVariable<float>(name, "p");
        if (units is not null)
        {
            variable.Metadata["units"] = units;
        }

        Assert.That(GeoConventions.IsLatitude(variable), Is.EqualTo(isLatitude));
        Assert.That(GeoConventions.IsLongitude(variable), Is.EqualTo(isLongitude));
    }

    [Test]
    public void TotalLength_IsTheNumberOfElements()
    {
        using var ds = new MemoryDataSet();
        Assert.That(ds.AddVariable<int>("v", new int[3, 4], "y", "x").TotalLength(), Is.EqualTo(12));
        Assert.That(ds.AddVariable<int>("s").TotalLength(), Is.EqualTo(1));
    }
}
