using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;

namespace NumVid.Tests.Compare.Selection;

internal sealed class RowOrderTests
{
    private static readonly FieldData s_field = Data("t", ["time", "y", "x"], new float[1, 3, 2]);

    [TestCase("lat", null, null)]
    [TestCase("y", "units", "degrees_north")]
    [TestCase("y", "standard_name", "latitude")]
    [TestCase("y", "standard_name", "projection_y_coordinate")]
    [TestCase("y", "axis", "Y")]
    public void Rows_GoNorthByTheCoordinateAlongThem(string name, string? attribute, string? value)
    {
        FieldData Coordinate(params double[] values) => Data(name, ["y"], values, attribute, value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RowOrder.IsFirstRowSouth(s_field, [Coordinate(-10, 0, 10), s_field]), Is.True);
            Assert.That(RowOrder.IsFirstRowSouth(s_field, [Coordinate(10, 0, -10), s_field]), Is.False);
        }
    }

    [Test]
    public void Rows_OfACurvedGrid_GoNorthByItsFirstColumn() => Assert.That(
        RowOrder.IsFirstRowSouth(
            s_field, [Data("nav_lat", ["y", "x"], new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } })]), Is.True);

    [Test]
    public void Rows_WithoutAWord_StayAsTheyAre()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RowOrder.IsFirstRowSouth(s_field, [s_field]), Is.False);
            Assert.That(RowOrder.IsFirstRowSouth(
                s_field, [Data("y", ["y"], new double[] { 1, 2, 3 })]), Is.False, "a number of rows, no direction");
            Assert.That(RowOrder.IsFirstRowSouth(
                s_field, [Data("lat", ["x"], new double[] { 1, 2 })]), Is.False, "along the columns");
            Assert.That(
                RowOrder.IsFirstRowSouth(s_field, [Data("lat", ["y"], new double[] { double.NaN, 2, 3 })]), Is.False);
        }
    }

    private static FieldData Data(
        string name, string[] dimensions, Array values, string? attribute = null, string? value = null) => new(
        name, dimensions,
        attribute is null ? [] : new Dictionary<string, object?> { [attribute] = value }.ToArray(),
        new HeldValues(values, dimensions.Length));
}
