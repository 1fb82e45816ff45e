using NumVid.Compare.Maps;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Maps;

/// <summary>Places that everybody can look up in an atlas.</summary>
internal sealed class LandMaskTests
{
    [TestCase(52.0, 13.0, "Brandenburg")]
    [TestCase(52.0, 373.0, "Brandenburg, once around")]
    [TestCase(39.0, -100.0, "Kansas")]
    [TestCase(39.0, 260.0, "Kansas, counted to the east")]
    [TestCase(-25.0, 135.0, "the middle of Australia")]
    [TestCase(-90.0, 0.0, "the South Pole")]
    [TestCase(-80.0, -179.9, "Antarctica at the date line", false)]
    [TestCase(68.0, 179.5, "Chukotka west of the date line")]
    [TestCase(66.5, -175.0, "Chukotka east of the date line")]
    [TestCase(0.0, 0.0, "the Gulf of Guinea", false)]
    [TestCase(30.0, -40.0, "the Atlantic", false)]
    [TestCase(0.0, 180.0, "the Pacific", false)]
    [TestCase(90.0, 0.0, "the North Pole", false)]
    [TestCase(double.NaN, 0.0, "nowhere", false)]
    public void IsLand_OfPlacesInAnAtlas(double latitude, double longitude, string place, bool isLand = true) =>
        Assert.That(LandMask.IsLand(latitude, longitude), Is.EqualTo(isLand), place);
}
