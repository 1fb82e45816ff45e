using System;
using NumVid.Formats.Native;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace NumVid.Tests.Support;

/// <summary>Fails a fixture that leaves native handles of NumVid.Formats undisposed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoLeakedHandlesAttribute : Attribute, ITestAction
{
    private int _before;

    public ActionTargets Targets => ActionTargets.Suite;

    public void BeforeTest(ITest test) => _before = CountedSafeHandle.LiveCount;

    public void AfterTest(ITest test) => Assert.That(CountedSafeHandle.LiveCount, Is.EqualTo(_before), "undisposed native handles");
}
