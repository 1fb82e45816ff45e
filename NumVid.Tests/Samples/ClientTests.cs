using NUnit.Framework;
using NumVid.Formats;
using NumVid.Tests.Support;

namespace NumVid.Tests.Samples;

/// <summary>The smallest client.</summary>
internal sealed class ClientTests
{
    [Test]
    public void Client_OpensEachFormat()
    {
        using var folder = new TemporaryFolder();
        var video = folder.File("line.nv12");
        using (var dataSet = NumVidProviders.Create(video))
        {
            dataSet.IsAutocommitEnabled = false;
            dataSet.AddVariable<double>("line", new[] { 1.0, 2.0, 3.0 }, "x");
            dataSet.Commit();
        }

        var output = Sample.Run(
            "Client", video, TestFiles.Fixture(
                "coads_sst_airt_monthly.nc"), TestFiles.Fixture("safrica_forecast_3h.grib2"));

        Assert.That(output, Does.Contain("line Double[3]: 3 values")
            .And.Contain("SST Single[12, 90, 180]: 194400 values").And.Match(@"latitude \w+\[[\d, ]+\]: \d+ values"));
    }
}
