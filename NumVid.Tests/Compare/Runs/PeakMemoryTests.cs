using System;
using NumVid.Compare.Runs;
using NUnit.Framework;

namespace NumVid.Tests.Compare.Runs;

/// <summary>What the kernel says was held at most is about what was held.</summary>
internal sealed class PeakMemoryTests
{
    [Test]
    public void Bytes_AreAboutWhatWasHeldSince()
    {
        const int Held = 200_000_000;
        Hold(Held);
        var nothing = PeakMemory.Start();
        Hold(1000);
        var little = nothing.Bytes();
        var much = PeakMemory.Start();
        Hold(Held);

        Assert.That(much.Bytes(), Is.InRange(0.9 * Held, 1.5 * Held));
        Assert.That(little, Is.LessThan(0.2 * Held), "what was held before does not count");
    }

    private static void Hold(int count)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(count);
        bytes.AsSpan().Fill(1);
        GC.KeepAlive(bytes);
    }
}
