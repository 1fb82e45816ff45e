using System;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.Factory;
using Microsoft.Research.Science.Data.Memory;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Registering providers, and how they are chosen. Names and extensions here are used by no other
/// fixture.</summary>
internal sealed class DataSetFactoryTests
{
    [Test]
    public void Register_ByAttributes_KnowsNameAndExtension()
    {
        Assert.That(DataSetFactory.Register(typeof(ToyDataSet)), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(DataSetFactory.ContainsProvider("toy"), Is.True);
            Assert.That(DataSetFactory.ContainsProvider("Toy"), Is.False);
            Assert.That(DataSetFactory.GetRegisteredProviders(), Does.Contain("msds:toy").And.Contain("msds:memory"));
            Assert.That(DataSetFactory.GetExtensionsForProvider("toy"), Does.Contain(".toy"));
            Assert.That(DataSetFactory.GetProviderNameByExtention(".toy"), Is.EqualTo("toy"));
            Assert.That(DataSetFactory.GetProviderNameByExtention(".none"), Is.Null);
            Assert.That(DataSetFactory.GetProviderNameByType(typeof(ToyDataSet)), Is.EqualTo("toy"));
            Assert.That(DataSetFactory.RegisteredToString(),
                Does.Match(@"(?m)^toy: NumVid\.Tests\.ScientificDataSet\.ToyDataSet .*\.toy"));
        });
    }

    [Test]
    public void Register_WithoutExtension_IsFalseButKnowsTheName()
    {
        Assert.That(DataSetFactory.Register(typeof(MemoryDataSet)), Is.False);
        Assert.That(DataSetFactory.ContainsProvider("memory"), Is.True);
    }

    [Test]
    public void Register_TakenName_ChangesNothing()
    {
        Assert.That(DataSetFactory.Register("memory", _ => throw new InvalidOperationException()), Is.True);
        using var dataSet = DataSet.Open("msds:memory");
        Assert.That(dataSet, Is.TypeOf<MemoryDataSet>());
    }

    [Test]
    public void Register_Function_OpensUris()
    {
        string? asked = null;
        DataSetFactory.Register("function", uri =>
        {
            asked = uri;
            return new MemoryDataSet();
        });
        using var dataSet = DataSet.Open("msds:function?a=1%262");

        Assert.That(asked, Is.EqualTo("msds:function?a=1%262"));
        Assert.That(DataSetUri.Create("msds:function?a=1")["a"], Is.EqualTo("1"));
    }

    [Test]
    public void Register_TypeName_FindsTheClass()
    {
        Assert.That(DataSetFactory.Register("byName", typeof(MemoryDataSet).AssemblyQualifiedName!), Is.True);
        Assert.That(DataSetFactory.GetProviderNamesByType(typeof(MemoryDataSet)), Does.Contain("byName"));
        Assert.That(() => DataSetFactory.Register("x", "No.Such.Type"), Throws.InstanceOf<TypeLoadException>());
    }

    [TestCase(typeof(string))]
    [TestCase(typeof(DataSet))]
    public void Register_NoProvider_Throws(Type type)
    {
        Assert.That(() => DataSetFactory.Register("x", type), Throws.ArgumentException);
        Assert.That(() => DataSetFactory.RegisterExtension(".x", type), Throws.ArgumentException);
        Assert.That(() => DataSetFactory.Register(type), Throws.ArgumentException);
    }

    [Test]
    public void RegisterAssembly_CountsProvidersWithAName_AndNeverThrows()
    {
        Assert.That(DataSetFactory.RegisterAssembly(typeof(ToyDataSet).Assembly), Is.GreaterThanOrEqualTo(
            2), "ToyDataSet and GadgetFactory");
        Assert.That(DataSetFactory.ContainsProvider("gadget"), Is.True);
        Assert.That(DataSetFactory.RegisterAssembly(typeof(ToyDataSet).Assembly.Location), Is.GreaterThanOrEqualTo(2));
        Assert.That(DataSetFactory.RegisterAssembly("/no/such.dll"), Is.Zero);
    }

    [Test]
    public void Open_FactoryClass_ByExtensionAndByUri()
    {
        DataSetFactory.Register(typeof(GadgetFactory));
        using var byPath = DataSet.Open("some.gadget");
        using var byUri = DataSet.Open("msds:gadget?x=1");

        Assert.That(byPath.Name, Is.EqualTo("some.gadget"));
        Assert.That(byUri.Name, Is.EqualTo("msds:gadget?x=1"));
    }

    [Test]
    public void Open_TwoProvidersOfAnExtension_TriesInOrder()
    {
        using var folder = new TemporaryFolder();
        DataSetFactory.RegisterExtension(".two", typeof(ToyDataSet));
        DataSetFactory.RegisterExtension(".two", typeof(GadgetFactory));
        DataSetFactory.RegisterExtension(".two", typeof(ToyDataSet));
        File.WriteAllText(folder.File("a.two"), "no toy");

        using var dataSet = DataSet.Open(folder.File("a.two"));

        Assert.That(dataSet, Is.TypeOf<MemoryDataSet>());
    }

    [Test]
    public void Open_AllProvidersFail_TellsTheLastCause()
    {
        using var folder = new TemporaryFolder();
        DataSetFactory.RegisterExtension(".fail", typeof(ToyDataSet));
        File.WriteAllText(folder.File("a.fail"), "no toy");

        var failure = Assert.Throws<DataSetCreateException>(() => DataSet.Open(folder.File("a.fail")))!;

        Assert.That(failure.FailedUri, Is.EqualTo(folder.File("a.fail")));
        Assert.That(failure.InnerException, Is.InstanceOf<InvalidDataException>());
        Assert.That(failure.Message, Does.Contain("no toy file"));
    }

    [TestCase("a.TOY")]
    [TestCase("a")]
    [TestCase("msds:Toy?file=a.toy")]
    [TestCase("msds:none")]
    public void Open_UnknownProviderOrExtension_SaysWhatThereIs(string uri)
    {
        DataSetFactory.Register(typeof(ToyDataSet));
        Assert.That(
            () => DataSet.Open(uri), Throws.InstanceOf<ProviderNotRegisteredException>().With.Message.Contains("toy"));
        Assert.That(
            () => DataSet.Open(uri, ResourceOpenMode.Open), Throws.InstanceOf<ProviderNotRegisteredException>());
    }

    [TestCase("msds:memory?name")]
    [TestCase("msds:")]
    [TestCase("msds:memory?include=msds:memory")]
    public void Open_UriThatCannotBeFollowed_IsACreateException(string uri)
        => Assert.That(() => DataSet.Open(uri), Throws.InstanceOf<DataSetCreateException>());

    [Test]
    public void Open_UriObject_OpensAwkwardNames()
    {
        using var folder = new TemporaryFolder();
        DataSetFactory.Register(typeof(ToyDataSet));
        foreach (var name in new[] { "a#b.toy", "a%41.toy", "a&b.toy" })
        {
            DataSet.Open(new ToyUri { FileName = folder.File(name) }).Dispose();
            DataSet.Open(folder.File(name), ResourceOpenMode.Open).Dispose();
        }

        Assert.That(Directory.GetFiles(folder.Path)
            .Select(Path.GetFileName), Is.EquivalentTo(new[] { "a#b.toy", "a%41.toy", "a&b.toy" }));
    }
}
