using System.Linq;
using NumVid.Compare.Transfer;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Transfer;

internal sealed class SafeFileNameTests
{
    [TestCase("t2m", "t2m")]
    [TestCase("grib2-ccsds:12", "grib2-ccsds_12")]
    [TestCase("nv12:abs=0.1,rel=1e-3", "nv12_abs_0.1_rel_1e-3")]
    public void Of_PlainName_StaysReadable(string name, string expected) =>
        Assert.That(SafeFileName.Of(name), Is.EqualTo(expected));

    [Test]
    public void Of_NamesThatDiffer_GiveFilesThatDiffer()
    {
        string[] names = ["a_b", "a b", "a/b", "a\tb", "../a_b", "..a_b", "ä_b", "ö_b", "", ".", ".."];

        var files = names.Select(SafeFileName.Of).ToArray();

        Assert.That(files, Is.Unique);
        Assert.That(files, Is.All.Not.Empty.And.All.Not.StartsWith(".").And.All.Not.Contain("/"));
    }
}
