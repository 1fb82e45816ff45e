using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;
using NumVid.Formats.Grib;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Conversions;

/// <summary>What is not asked for is not read.</summary>
[NoLeakedHandles]
internal sealed class CutReadsTests
{
    [TestCase("#3..4", null, 2)]
    [TestCase("#0,#5,#59", "-20,30,20,60", 3)]
    public void OnlyTheFieldsAskedForAreDecoded(string times, string? region, int perVariable)
    {
        using var source = new GribDataSet(TestFiles.Fixture("surface_winds_monthly.grib2") + "?openMode=readOnly");
        var fields = source.OrderBy(variable => variable.ID)
            .Select(variable => FieldData.Of(variable, new VariableValues(variable))).ToArray();

        var cut = FieldCut.Of("it", fields, [], new CutRequest { Times = times, Region = region });
        Assert.That(source.DecodedFieldCount, Is.Zero, "coordinates tell what is where");
        var winds = cut.Fields.OfType<FieldData>().Where(field => field.Dimensions.Count == 3).ToArray();
        foreach (var wind in winds)
        {
            var values = wind.Values.Read(new int[3], wind.Values.Shape);
            Assert.That(values.GetLength(0), Is.EqualTo(perVariable));
        }

        Assert.That(winds, Has.Length.EqualTo(2));
        Assert.That(source.DecodedFieldCount, Is.EqualTo(2 * perVariable));
    }
}
