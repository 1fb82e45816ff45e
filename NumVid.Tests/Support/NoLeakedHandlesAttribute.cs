using System;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace NumVid.Tests.Support;

/// <summary>Fails a fixture that leaves native handles of NumVid.Formats or EccodesDotNet undisposed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoLeakedHandlesAttribute : Attribute, ITestAction
{
    private int _before;

    public ActionTargets Targets => ActionTargets.Suite;

    private static int LiveCount =>
        NumVid.Formats.Native.CountedSafeHandle.LiveCount + global::EccodesDotNet.Interop.CountedSafeHandle.LiveCount;

    public void BeforeTest(ITest test) => _before = LiveCount;

    public void AfterTest(ITest test) => Assert.That(LiveCount, Is.EqualTo(_before), "undisposed native handles");
}
