using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using Microsoft.Research.Science.Data.Memory;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The text form of addresses.</summary>
internal sealed class DataSetUriTests
{
    [OneTimeSetUp]
    public void RegisterToy() => DataSetFactory.Register(typeof(ToyDataSet));

    [TestCase("msds:toy?file=a.toy", true)]
    [TestCase("MSDS:toy", true)]
    [TestCase("toy?file=a.toy", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void IsDataSetUri_LooksAtTheScheme(string? text, bool expected)
        => Assert.That(DataSetUri.IsDataSetUri(text), Is.EqualTo(expected));

    [Test]
    public void Parse_ParametersAndReferences()
    {
        var uri = new DataSetUri("msds:toy?file=/a b/c.toy&openMode=readOnly&n=1&n=2&empty=#t,u=wind");
        Assert.Multiple(() =>
        {
            Assert.That(uri.ProviderName, Is.EqualTo("toy"));
            Assert.That(uri["file"], Is.EqualTo("/a b/c.toy"));
            Assert.That(uri.OpenMode, Is.EqualTo(ResourceOpenMode.ReadOnly));
            Assert.That(uri.ParameterKeys, Is.EqualTo(new[] { "file", "openMode", "n", "empty" }));
            Assert.That(uri.GetParameterValues("n"), Is.EqualTo(new[] { "1", "2" }));
            Assert.That(uri.GetParameterOccurences("n"), Is.EqualTo(2));
            Assert.That(uri["empty"], Is.Empty);
            Assert.That(uri.VariableReferences[0].Alias, Is.EqualTo("t"));
            Assert.That((uri.VariableReferences[1].Name, uri.VariableReferences[1].Alias), Is.EqualTo(("u", "wind")));
            Assert.That(uri.GetParameterValue("none", "x"), Is.EqualTo("x"));
            Assert.That(() => uri["none"], Throws.InstanceOf<KeyNotFoundException>());
            Assert.That(
                uri.ToString(), Is.EqualTo("msds:toy?file=/a b/c.toy&openMode=readOnly&n=1&n=2&empty=#t,u=wind"));
        });
    }

    [TestCase("a#b.toy")]
    [TestCase("a&b.toy")]
    [TestCase("a%41.toy")]
    [TestCase("100%.toy")]
    [TestCase("a=b+c;d ?.toy")]
    [TestCase("Ж.toy")]
    public void ToString_AnyFileName_IsParsedBack(string name)
    {
        var uri = new ToyUri { FileName = name };
        Assert.That(new ToyUri(uri.ToString()).FileName, Is.EqualTo(name));
    }

    [TestCase("createNew", ResourceOpenMode.CreateNew)]
    [TestCase("create", ResourceOpenMode.Create)]
    [TestCase("open", ResourceOpenMode.Open)]
    [TestCase("openOrCreate", ResourceOpenMode.OpenOrCreate)]
    [TestCase("readOnly", ResourceOpenMode.ReadOnly)]
    public void OpenMode_ReadsAndWritesItsName(string text, ResourceOpenMode mode)
    {
        Assert.That(new DataSetUri("msds:toy?openMode=" + text).OpenMode, Is.EqualTo(mode));
        var uri = new ToyUri { OpenMode = mode };
        Assert.That(uri.ToString(), Is.EqualTo("msds:toy?openMode=" + text));
    }

    [Test]
    public void OpenMode_UnsetOrUnknown()
    {
        Assert.That(new ToyUri().OpenMode, Is.EqualTo(ResourceOpenMode.OpenOrCreate));
        Assert.That(new ToyUri().GetOpenModeOrDefault(ResourceOpenMode.Open), Is.EqualTo(ResourceOpenMode.Open));
        Assert.That(() => new DataSetUri("msds:toy?openMode=ReadOnly").OpenMode,
            Throws.InstanceOf<UriFormatException>().With.Message.Contains("readOnly"));
    }

    [Test]
    public void SetParameter_ReplacesOrAdds_RemoveIsSeenInToString()
    {
        var uri = new DataSetUri("msds:toy?a=1&b=2&a=3");
        uri["a"] = "4";
        Assert.That(uri.ToString(), Is.EqualTo("msds:toy?a=4&b=2"));
        uri.SetParameterValue("a", "5", multiplyParams: true);
        Assert.That(uri.GetParameterValues("a"), Is.EqualTo(new[] { "4", "5" }));
        uri.RemoveParameter("a");
        Assert.That(uri.ToString(), Is.EqualTo("msds:toy?b=2"));
        Assert.That(uri.ContainsParameter("a"), Is.False);
    }

    [TestCase("http://x")]
    [TestCase("msds:")]
    [TestCase("msds:?file=a")]
    [TestCase("msds:toy?file")]
    [TestCase("msds:toy?=a")]
    public void Parse_Malformed_Throws(string text)
        => Assert.That(() => new DataSetUri(text), Throws.InstanceOf<UriFormatException>());

    [Test]
    public void Parse_UriOfAnotherProvider_Throws()
        => Assert.That(
            () => new ToyUri("msds:memory"), Throws.InstanceOf<UriFormatException>().With.Message.Contains("toy"));

    [Test]
    public void Create_PathWithQuery_GivesTheProvidersUri()
    {
        var uri = DataSetUri.Create("/data/a.b/c.toy?openMode=open&hook=x%26y");
        Assert.Multiple(() =>
        {
            Assert.That(uri, Is.TypeOf<ToyUri>());
            Assert.That(((ToyUri)uri).FileName, Is.EqualTo("/data/a.b/c.toy"));
            Assert.That(uri.OpenMode, Is.EqualTo(ResourceOpenMode.Open));
            Assert.That(uri["hook"], Is.EqualTo("x&y"));
            Assert.That(DataSetUri.Create("msds:memory?name=n"), Is.TypeOf<MemoryUri>());
            Assert.That(DataSetUri.Create(typeof(ToyDataSet)), Is.TypeOf<ToyUri>());
            Assert.That(() => DataSetUri.Create("c.unknown"), Throws.InstanceOf<ProviderNotRegisteredException>());
        });
    }

    [Test]
    public void NormalizeUri_MakesMarkedPathsAbsolute()
    {
        var uri = new ToyUri { FileName = "a.toy" };
        DataSetUri.NormalizeUri(uri);
        Assert.That(uri.FileName, Is.EqualTo(Path.GetFullPath("a.toy")));
        Assert.That(
            ((ToyUri)DataSetUri.GetRelativeUri(uri, Directory.GetCurrentDirectory())).FileName, Is.EqualTo("a.toy"));
    }

    [Test]
    public void NormalizeUri_BaseUri_IsTheFolder()
    {
        var uri = new ToyUri { FileName = "a.toy" };
        try
        {
            DataSetFactory.BaseUri = "/base";
            DataSetUri.NormalizeUri(uri);
        }
        finally
        {
            DataSetFactory.BaseUri = null;
        }

        Assert.That(uri.FileName, Is.EqualTo(Path.GetFullPath("/base/a.toy")));
    }
}
