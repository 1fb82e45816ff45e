using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Dct;

namespace NumVid.Tests.Formats.Nv12.Codecs.Dct;

/// <summary>Padding, difference, quantiser, scan and run lengths, each against figures that were written down by
/// hand.</summary>
[TestFixture]
internal sealed class StageTests
{
    // ITU-T T.81, figure A.6: the place of each coefficient in the scan.
    private static readonly int[] s_jpegPlaces =
    [
        0, 1, 5, 6, 14, 15, 27, 28,
        2, 4, 7, 13, 16, 26, 29, 42,
        3, 8, 12, 17, 25, 30, 41, 43,
        9, 11, 18, 24, 31, 40, 44, 53,
        10, 19, 23, 32, 39, 45, 52, 54,
        20, 22, 33, 38, 46, 51, 55, 60,
        21, 34, 37, 47, 50, 56, 59, 61,
        35, 36, 48, 49, 57, 58, 62, 63,
    ];

    [Test]
    public void ZigzagScan_IsThatOfJpeg()
    {
        for (var place = 0; place < 64; place++)
        {
            Assert.That(s_jpegPlaces[ZigzagScan.Order[place]], Is.EqualTo(place));
        }
    }

    [Test]
    public void BlockPadding_RepeatsTheLastSampleAndTheLastRow()
    {
        var padded = new ushort[64];
        BlockPadding.Pad([1, 2, 3, 4, 5, 6], 3, padded);

        Assert.That(padded[..8], Is.EqualTo(new[] { 1, 2, 3, 3, 3, 3, 3, 3 }));
        foreach (var y in Enumerable.Range(1, 7))
        {
            Assert.That(padded[(8 * y)..(8 * (y + 1))], Is.EqualTo(new[] { 4, 5, 6, 6, 6, 6, 6, 6 }), $"row {y}");
        }

        var frame = new ushort[6];
        BlockPadding.Crop(padded, 3, frame);
        Assert.That(frame, Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
    }

    [TestCase(1, ExpectedResult = 8)]
    [TestCase(8, ExpectedResult = 8)]
    [TestCase(9, ExpectedResult = 16)]
    public int BlockPadding_GoesToWholeBlocks(int length) => BlockPadding.PaddedLength(length);

    [Test]
    public void FrameDifference_TakesAndAddsWithinTheRange()
    {
        ushort[] frame = [.. Enumerable.Range(0, 64).Select(i => (ushort)(i * 60))];
        ushort[] before = [.. Enumerable.Range(0, 64).Select(i => (ushort)(4095 - i))];
        var block = new int[64];

        FrameDifference.Take(frame, before, 8, block);
        Assert.That(block, Is.EqualTo(Enumerable.Range(0, 64).Select(i => (i * 61) - 4095)));

        block[0] = -5000;
        block[63] = 5000;
        FrameDifference.Add(block, before, 8, 4095);
        Assert.That(before[1..63], Is.EqualTo(frame[1..63]));
        Assert.That((before[0], before[63]), Is.EqualTo(((ushort)0, (ushort)4095)));
    }

    // In units of 1/256: 2.5 steps and a little less, on both sides.
    [TestCase(640, 256, ExpectedResult = 3)]
    [TestCase(639, 256, ExpectedResult = 2)]
    [TestCase(-640, 256, ExpectedResult = -3)]
    [TestCase(-639, 256, ExpectedResult = -2)]
    [TestCase(127, 256, ExpectedResult = 0)]
    [TestCase(1 << 27, 64, ExpectedResult = 1 << 21)]
    public int UniformQuantiser_RoundsToTheNearest(int coefficient, int step) =>
        LevelOf(UniformQuantiser.Rounding(step), coefficient);

    [TestCase(15.99, ExpectedResult = 0)]
    [TestCase(16.0, ExpectedResult = 1)]
    [TestCase(31.99, ExpectedResult = 1)]
    [TestCase(-15.99, ExpectedResult = 0)]
    [TestCase(-31.99, ExpectedResult = -1)]
    [TestCase(-32.0, ExpectedResult = -2)]
    public int UniformQuantiser_ShiftingByFour_DropsWhatIsLessThanSixteen(double coefficient) =>
        LevelOf(UniformQuantiser.Shifting(4), (int)(coefficient * 256));

    [TestCase(0, ExpectedResult = 1.0)]
    [TestCase(6, ExpectedResult = 2.0)]
    [TestCase(51, ExpectedResult = 362.0)]
    public double UniformQuantiser_OfANumber_DoublesEverySix(int number) =>
        UniformQuantiser.Numbered(number).Step / 256.0;

    [Test]
    public void UniformQuantiser_Dequantise_GivesMultiplesOfTheStep()
    {
        int[] levels = [.. Enumerable.Range(-32, 64)];
        var coefficients = new int[64];
        UniformQuantiser.Shifting(4).Dequantise(levels, coefficients);

        Assert.That(coefficients, Is.EqualTo(levels.Select(level => level * 16 * 256)));
    }

    [Test]
    public void RunLengths_CountZerosInTheOrderOfTheScan()
    {
        var levels = new int[64];
        levels[0] = 99; // stands aside: its difference to the block before is given
        levels[8] = -3; // place 2
        levels[32] = 5; // place 10
        levels[61] = 1; // place 58, behind 47 zeros
        var symbols = new RunLengths();

        symbols.AddBlock(levels, 7);

        Assert.That(Enumerable.Range(0, symbols.Count).Select(i => symbols[i]), Is.EqualTo(new RunLevel[]
        {
            new(0, 7), new(1, -3), new(7, 5), RunLevel.SixteenZeros, RunLevel.SixteenZeros, new(15, 1),
            RunLevel.EndOfBlock,
        }));
    }

    [Test]
    public void RunLengths_OfABlockThatEndsWithALevel_HaveNoEnd()
    {
        var levels = new int[64];
        levels[63] = -1;
        var symbols = new RunLengths();

        symbols.AddBlock(levels, 0);

        Assert.That(Enumerable.Range(0, symbols.Count).Select(i => symbols[i]), Is.EqualTo(new RunLevel[]
        {
            RunLevel.SixteenZeros, RunLevel.SixteenZeros, RunLevel.SixteenZeros, new(15, -1),
        }));
    }

    // As JPEG writes magnitudes: the level itself, or for a negative one the complement of its magnitude.
    [TestCase(1, 1, 0b1u)]
    [TestCase(-1, 1, 0b0u)]
    [TestCase(5, 3, 0b101u)]
    [TestCase(-5, 3, 0b010u)]
    [TestCase(-8, 4, 0b0111u)]
    [TestCase(4194303, 22, 4194303u)]
    public void RunLevel_HasTheBitsOfItsLevel(int level, int size, uint bits)
    {
        var symbol = new RunLevel(3, level);

        Assert.That((symbol.Size, symbol.Bits), Is.EqualTo((size, bits)));
        Assert.That(RunLevel.LevelOf(bits, size), Is.EqualTo(level));
        Assert.That((RunLevel.RunOf(symbol.Symbol), RunLevel.SizeOf(symbol.Symbol)), Is.EqualTo((3, size)));
    }

    private static int LevelOf(UniformQuantiser quantiser, int coefficient)
    {
        int[] coefficients = [.. Enumerable.Repeat(coefficient, 64)];
        var levels = new int[64];
        quantiser.Quantise(coefficients, levels);
        Assert.That(levels, Has.All.EqualTo(levels[0]));
        return levels[0];
    }
}
