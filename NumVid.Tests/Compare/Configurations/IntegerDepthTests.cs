using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Configurations;

namespace NumVid.Tests.Compare.Configurations;

internal sealed class IntegerDepthTests
{
    [TestCase("nv12", 12)]
    [TestCase("nv12:extreme", 8)]
    [TestCase("nv12:vhigh", 10)]
    [TestCase("nv12:vlow", 16)]
    [TestCase("nv12:abs=0.01", null)]
    [TestCase("nv12:lossless", null)]
    [TestCase("grib2-ccsds:24", 24)]
    [TestCase("netcdf4-zlib9", null)]
    public void Of_AConfiguration_IsWhatItRoundsTo(string name, int? expected) =>
        Assert.That(IntegerDepth.Of(ConfigurationList.Parse(name).Single()), Is.EqualTo(expected));
}
