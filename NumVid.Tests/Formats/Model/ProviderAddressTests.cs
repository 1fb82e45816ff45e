using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using NumVid.Formats.Model;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Model;

internal sealed class ProviderAddressTests
{
    [TestCase("a/b.nv12", "a/b.nv12")]
    [TestCase("a#b%41&c=d.nv12", "a#b%41&c=d.nv12")]
    [TestCase("b.nv12?openMode=openOrCreate", "b.nv12")]
    [TestCase("msds:nv12?file=a/b.nv12", "a/b.nv12")]
    [TestCase("msds:nv12?file=a%23b%26c.nv12#t", "a#b&c.nv12")]
    [TestCase("msds:nv12?openMode=openOrCreate&file=C:\\a b\\c.nv12", "C:\\a b\\c.nv12")]
    public void Parse_Path_IsAsNamed(string text, string path)
    {
        var address = Parse(text);
        Assert.That(address.Path, Is.EqualTo(path));
        Assert.That(address.Mode, Is.EqualTo(ResourceOpenMode.OpenOrCreate));
        Assert.That(address.Options, Is.Empty);
    }

    [TestCase("createNew", ResourceOpenMode.CreateNew)]
    [TestCase("create", ResourceOpenMode.Create)]
    [TestCase("open", ResourceOpenMode.Open)]
    [TestCase("openOrCreate", ResourceOpenMode.OpenOrCreate)]
    [TestCase("readOnly", ResourceOpenMode.ReadOnly)]
    public void Parse_Mode(string text, ResourceOpenMode mode)
    {
        Assert.That(Parse($"b.nv12?openMode={text}").Mode, Is.EqualTo(mode));
        Assert.That(Parse($"msds:nv12?file=b.nv12&openMode={text}").Mode, Is.EqualTo(mode));
    }

    [Test]
    public void Parse_Options_AreUnescaped_IncludeIsIgnored()
    {
        var address = Parse("b.nv12?quality=t:abs=0.01;u%26v:lossless&include=x&threads=4&include=y");
        Assert.That(address.Options, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["quality"] = "t:abs=0.01;u&v:lossless",
            ["threads"] = "4",
        }));
    }

    [TestCase("", "empty")]
    [TestCase("b.nv12?deflate=5", "quality, threads")]
    [TestCase("b.nv12?Quality=1", "quality, threads")]
    [TestCase("b.nv12?file=c.nv12", "'file'")]
    [TestCase("b.nv12?openMode=Open", "readOnly")]
    [TestCase("b.nv12?threads=1&threads=2", "twice")]
    [TestCase("b.nv12?threads", "key=value")]
    [TestCase("b.nv12?=1", "key=value")]
    [TestCase("msds:nv12", "names no file")]
    [TestCase("msds:nv12?file=", "names no file")]
    [TestCase("msds:grib?file=b.grib2", "'grib'")]
    [TestCase("msds:nv12?file=b.nv12&deflate=5", "quality, threads")]
    public void Parse_Mistake_SaysWhatIsExpected(string text, string expected)
        => Assert.That(() => Parse(text), Throws.InstanceOf<ArgumentException>().With.Message.Contains(expected));

    [Test]
    public void Parse_QuestionMarkInTheNameOfAFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("what?a=b.nv12");
        File.WriteAllText(path, "");

        Assert.That(Parse(path).Path, Is.EqualTo(path));
        Assert.That(Parse(path + "?threads=1").Path, Is.EqualTo(path));
    }

    [Test]
    public void Parse_BaseUri_IsTheFolderOfRelativePaths()
    {
        try
        {
            DataSetFactory.BaseUri = "/base";
            Assert.That(Parse("b.nv12").Path, Is.EqualTo("/base/b.nv12"));
            Assert.That(Parse("/c/b.nv12").Path, Is.EqualTo("/c/b.nv12"));
        }
        finally
        {
            DataSetFactory.BaseUri = null;
        }
    }

    private static ProviderAddress Parse(string text) => ProviderAddress.Parse(text, "nv12", "quality", "threads");
}
