using System;
using System.Runtime.InteropServices;
using NumVid.Formats.Errors;
using NumVid.Formats.Native;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Native;

internal sealed class NativeLibraryResolverTests
{
    private const string Variable = "NUMVID_TEST_LIBRARY";

    [TearDown]
    public void UnsetVariable() => Environment.SetEnvironmentVariable(Variable, null);

    [Test]
    public void Load_OfUnusableFileInTheVariable_IsAnErrorAndNoFallback()
    {
        Environment.SetEnvironmentVariable(Variable, "/no/such/library.so");
        Assert.That(() => Load("libc.so.6"),
            Throws.TypeOf<MissingLibraryException>().With.Message.Contains("/no/such/library.so").And.Message
                .Contains(Variable));
    }

    [Test]
    public void Load_WithoutVariable_TakesTheFirstNameFound() =>
        Assert.That((long)Load("libno-such.so", "libc.so.6"), Is.Not.Zero);

    [Test]
    public void Load_OfNoKnownName_ReturnsZero() => Assert.That((long)Load("libno-such.so"), Is.Zero);

    private static nint Load(params string[] fileNames) => NativeLibraryResolver.Load(
        new NativeLibrarySource(
            "test", Variable, fileNames), typeof(NativeLibraryResolver).Assembly, DllImportSearchPath.SafeDirectories);
}
