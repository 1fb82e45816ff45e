using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Dct;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>The Huffman codes against what the theory says of the best ones.</summary>
[TestFixture]
internal sealed class HuffmanTests
{
    private static IEnumerable<long[]> Histograms
    {
        get
        {
            yield return Counts(5);
            yield return Counts(0, 9);
            yield return Counts(1, 1);
            yield return Counts(1, 2, 4, 8, 16, 32);
            yield return Counts([.. Enumerable.Repeat(7L, RunLevel.SymbolCount)]);
            var random = new Random(31);
            yield return Counts([.. Enumerable.Range(0, 200).Select(_ => (long)Math.Exp(random.NextDouble() * 14))]);

            // Fibonacci numbers make codes as long as there are symbols.
            var numbers = new List<long> { 1, 1 };
            while (numbers.Count < 40)
            {
                numbers.Add(numbers[^1] + numbers[^2]);
            }

            yield return Counts([.. numbers]);
        }
    }

    [TestCaseSource(nameof(Histograms))]
    public void Code_IsPrefixFree_AndItsLengthsAddUpToOne(long[] counts)
    {
        var code = HuffmanCode.For(counts);
        string[] codes =
        [
            .. Enumerable.Range(0, counts.Length).Where(symbol => code.Lengths[symbol] > 0)
                .Select(symbol => Convert.ToString(code.CodeOf(symbol), 2).PadLeft(code.Lengths[symbol], '0')),
        ];

        Assert.That(codes.Sum(text => Math.Pow(2, -text.Length)), Is.EqualTo(1.0));
        Assert.That(code.Lengths.ToArray(), Has.All.LessThanOrEqualTo(15));
        Assert.That(counts.Index().Where(item => item.Item > 0).Select(item => code.Lengths[item.Index]),
            Has.All.Positive);
        foreach (var text in codes)
        {
            Assert.That(codes.Count(other => other.StartsWith(text, StringComparison.Ordinal)), Is.EqualTo(1), text);
        }
    }

    [TestCaseSource(nameof(Histograms))]
    public void MeanLength_IsWithinOneBitOfTheEntropy(long[] counts)
    {
        var code = HuffmanCode.For(counts);
        double total = counts.Sum();
        var entropy = -counts.Where(count => count > 0).Sum(count => count / total * Math.Log2(count / total));
        var mean = counts.Index().Sum(item => item.Item / total * code.Lengths[item.Index]);

        // Only the lone symbol, of no entropy, takes the whole bit.
        Assert.That(mean, Is.GreaterThanOrEqualTo(entropy - 1e-9).And.LessThanOrEqualTo(entropy + 1));
    }

    [Test]
    public void Lengths_AreThoseOfTheTextbook() =>
        Assert.That(HuffmanLengths.Of([45, 13, 12, 16, 9, 5]), Is.EqualTo(new[] { 1, 3, 3, 3, 4, 4 }));

    [TestCaseSource(nameof(Histograms))]
    public void Table_ReturnsFromTheStream(long[] counts)
    {
        var code = HuffmanCode.For(counts);
        var writer = new BitWriter();
        HuffmanTable.Write(code, writer);
        var reader = new BitReader(writer.ToArray());

        Assert.That(HuffmanTable.Read(ref reader).Lengths.ToArray(), Is.EqualTo(code.Lengths.ToArray()));
        Assert.That(reader.BitsLeft, Is.InRange(0, 7));
    }

    [TestCase(0, 0)]
    [TestCase(1, 2)]
    [TestCase(1, 0)]
    public void Table_WhoseLengthsMakeNoCode_IsRefused(int end, int zeros)
    {
        var writer = new BitWriter();
        writer.Write((uint)end, 4);
        writer.Write((uint)zeros, 4);
        var bytes = writer.ToArray();

        Assert.That(() =>
        {
            var reader = new BitReader(bytes);
            HuffmanTable.Read(ref reader);
        }, Throws.TypeOf<InvalidDataException>().With.Message.Contains("do not add up"));
    }

    [Test]
    public void Bits_ReturnInTheirOrder()
    {
        var random = new Random(4);
        (uint Value, int Bits)[] numbers =
        [
            .. Enumerable.Range(0, 5000).Select(_ => random.Next(1, 33))
                .Select(bits => ((uint)random.NextInt64(1L << bits), bits)),
        ];
        var writer = new BitWriter();
        foreach (var (value, bits) in numbers)
        {
            writer.Write(value, bits);
        }

        var reader = new BitReader(writer.ToArray());
        foreach (var (value, bits) in numbers)
        {
            Assert.That(reader.Read(bits), Is.EqualTo(value));
        }

        Assert.That(reader.IsBeyondEnd, Is.False);
        reader.Read(32);
        Assert.That(reader.IsBeyondEnd);
    }

    private static long[] Counts(params long[] first) => [.. first, .. new long[RunLevel.SymbolCount - first.Length]];
}
