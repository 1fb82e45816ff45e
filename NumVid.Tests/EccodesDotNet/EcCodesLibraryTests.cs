using System.IO;
using EccodesDotNet;
using EccodesDotNet.Interop;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.EccodesDotNet;

[TestFixture]
internal sealed class EcCodesLibraryTests
{
    [Test]
    public void Version_IsThatOfCodesInfo()
    {
        var version = ExternalTool.Run("codes_info", "-v").Trim();

        Assert.That(EcCodesLibrary.Version?.ToString(3), Is.EqualTo(version));
        Assert.That(EcCodesLibrary.IsUsable, Is.True);
        Assert.That(EcCodesLibrary.Problem, Is.Null);
        Assert.That(EcCodesLibrary.Require, Throws.Nothing);
    }

    [Test]
    public void LiveCount_HandleNotDisposed_CountsIt()
    {
        var before = CountedSafeHandle.LiveCount;

        var message = GribMessage.FromSample("GRIB2");
        Assert.That(CountedSafeHandle.LiveCount, Is.EqualTo(before + 1));

        message.Dispose();
        Assert.That(CountedSafeHandle.LiveCount, Is.EqualTo(before));
    }

    [Test]
    public void Assembly_NeedsNothingButTheRuntime()
    {
        var references = typeof(GribMessage).Assembly.GetReferencedAssemblies();

        Assert.That(references, Has.All.Property("Name").StartsWith("System."));
        Assert.That(Path.GetFileName(typeof(GribMessage).Assembly.Location), Is.EqualTo("EccodesDotNet.dll"));
    }
}
