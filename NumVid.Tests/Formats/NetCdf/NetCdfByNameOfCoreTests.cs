using System.IO;
using Microsoft.Research.Science.Data;
using Microsoft.Research.Science.Data.NetCDF4;
using NumVid.Formats;
using NumVid.Formats.NetCdf;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Formats.NetCdf;

/// <summary>NetCDF files asked for by the name that the original library has for them, <c>nc</c>.</summary>
internal sealed class NetCdfByNameOfCoreTests
{
    [OneTimeSetUp]
    public void Register() => NumVidProviders.Register();

    [Test]
    public void Open_MsdsNc_WritesAndReads()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.nc");
        using (var dataSet = DataSet.Open($"msds:nc?file={path}&openMode=create&enableRollback=true&deflate=Best"))
        {
            dataSet.AddVariable<float>("t", new float[] { 1, 2, 3 }, "x");
        }

        using var reopened = DataSet.Open($"msds:nc?file={path}&openMode=readOnly");
        Assert.That(reopened, Is.TypeOf<NetCdfDataSet>());
        Assert.That(reopened["t"].GetData(), Is.EqualTo(new float[] { 1, 2, 3 }));
    }

    [Test]
    public void Open_NetCDFUri_TakesItsOptions()
    {
        using var folder = new TemporaryFolder();
        var uri = new NetCDFUri
        {
            FileName = folder.File("a.nc"),
            OpenMode = ResourceOpenMode.CreateNew,
            Deflate = DeflateLevel.BestWithShuffle,
        };
        using (var dataSet = DataSet.Open(uri))
        {
            ((IChunkSizesAdjustable)dataSet).SetChunkSizes([2, 2]);
            dataSet.AddVariable<int>("v", new int[8, 8], "y", "x");
        }

        Assert.That(File.Exists(uri.FileName), Is.True);
        Assert.That(
            () => DataSet.Open(uri), Throws.TypeOf<DataSetCreateException>().With.InnerException.TypeOf<IOException>());
    }

    [Test]
    public void Create_MsdsNc_IsANetCDFUri()
    {
        var uri = DataSetUri.Create("msds:nc?file=a.nc&deflate=fast");

        Assert.That(uri, Is.TypeOf<NetCDFUri>());
        Assert.That(((NetCDFUri)uri).Deflate, Is.EqualTo(DeflateLevel.Fast));
    }

    [TestCase("msds:nc?file=a.nc&deflate=hard", "hard")]
    [TestCase("msds:nc?file=a.nc&deflate=42", "42")]
    [TestCase("msds:nc?file=a.nc&unknown=1", "unknown")]
    [TestCase("msds:nc", "file")]
    public void Open_WrongOption_SaysWhich(string uri, string part) =>
        Assert.That(() => DataSet.Open(uri), Throws.TypeOf<DataSetCreateException>().With.Message.Contain(part));
}
