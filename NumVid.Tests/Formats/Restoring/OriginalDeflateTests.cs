using System;
using System.IO;
using System.Linq;
using NumVid.Formats.Restoring;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Restoring;

/// <summary>Deflated bytes that are damaged anywhere are refused in one way, whatever the library makes of
/// them.</summary>
[TestFixture]
internal sealed class OriginalDeflateTests
{
    [Test]
    public void Decompress_DamagedBlocks_GivesBytesOrOneKindOfError()
    {
        var random = new Random(17);
        var sound = OriginalDeflate.Compress([.. Enumerable.Range(0, 3000).Select(i => (byte)(i % 41 * random.Next(3)))]);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = sound.ToArray();
            damaged[random.Next(Math.Min(80, damaged.Length))] = (byte)random.Next(256);
            try
            {
                Assert.That(OriginalDeflate.Decompress(damaged, 3000), Has.Length.EqualTo(3000));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.Positive);
    }
}
