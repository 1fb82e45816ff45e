using System;
using System.Linq;
using Microsoft.Research.Science.Data;
using NUnit.Framework;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.NetCdf;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.NetCdf;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Selection;

/// <summary>A coordinate is one for all: the .nv12 writer keeps exactly what the comparator does not measure.</summary>
[NoLeakedHandles]
internal sealed class CoordinateAgreementTests
{
    // Names that say nothing, so that each variable is a coordinate, or none, by what is written about it alone.
    private const string Cdl = """
        netcdf made {
        dimensions: time = 3; d2 = 2; y = 20; x = 30;
        variables:
          double time(time); time:units = "days since 2011-01-01"; time:climatology = "c";
          double c(time, d2);
          float by_units(y, x); by_units:units = "degrees_east";
          double when(y, x); when:units = "seconds since 2020-02-02 00:00:00";
          float nav_lat(y, x);
          float g(y, x);
          float area(y, x); area:units = "m2";
          float a(y, x); a:units = "m2";
          float d(y, x); d:units = "degrees"; d:standard_name = "wind_from_direction";
          float f(time, y, x); f:cell_measures = "area: a"; f:grid_mapping = "crs: m";
          float m(y, x);
          float outer(y, x);
        :coordinates = "g";
        group: inside {
          variables:
            float near(y, x);
            float v(y, x); v:coordinates = "/outer near";
        }
        }
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void WriterAndComparator_KnowTheSameCoordinates()
    {
        using var source = new NetCdfDataSet($"{CdlFile.Create(_folder, Cdl)}?openMode=readOnly");

        Assert.That(Measured(source), Is.EqualTo(new[] { "area", "d", "f", "inside/v" }));
        Assert.That(Lossy(source, Waves), Is.EqualTo(new[] { "area", "d", "f", "inside/v" }));
    }

    [TestCase("n06_bounds_not_declared.nc")]
    [TestCase("n07_global_coordinates.nc")]
    [TestCase("n07_names_only.nc")]
    [TestCase("n28_named_otherwise.nc")]
    public void WriterAndComparator_FilesFromTheField(string name)
    {
        using var source = new NetCdfDataSet($"{TestFiles.FieldCase(name)}?openMode=readOnly");

        Assert.That(Lossy(source, FieldData.Read), Is.SubsetOf(new[] { "tos", "tas", "products/temp" }));
    }

    private static string[] Measured(DataSet source) => [.. FieldSelection
        .From("made.nc", source, new FieldRequest([])).Fields.Select(field => field.Name)];

    // A variable without values is constant, and as such exact whatever it is.
    private static FieldData Waves(Variable variable)
    {
        var shape = variable.GetShape();
        return shape.Length < 2 ? FieldData.Read(variable)
            : FieldData.Of(variable, new HeldValues(variable.TypeOfData == typeof(double)
            ? TestFields.Shaped(TestFields.Smooth<double>(shape, 1), shape)
            : TestFields.Shaped(TestFields.Smooth<float>(shape, 1), shape), shape.Length));
    }

    private string[] Lossy(DataSet source, Func<Variable, FieldData> read)
    {
        using var copy = new Nv12DataSet(_folder.File("copy.nv12")) { IsAutocommitEnabled = false };
        FieldData.SetAttributes(copy.Metadata, FieldData.AttributesOf(source.Metadata));
        foreach (var variable in source.OrderBy(variable => variable.ID))
        {
            read(variable).AddTo(copy);
        }

        copy.Commit();
        return [.. copy.Describe().Where(description => !description.IsExact).Select(description => description.Name)];
    }
}
