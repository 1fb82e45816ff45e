using System;
using System.Globalization;
using System.Linq;
using NumVid.Formats.Nv12;
using NumVid.Tests.Formats.Nv12;
using NumVid.Tests.Formats.Nv12.Codecs.Dct;
using NumVid.Tests.Support;
using NUnit.Framework;

namespace NumVid.Tests.Compare.CommandLine;

/// <summary><c>numvid explain</c>: the numbers are those of a plain model in doubles.</summary>
[NoLeakedHandles]
internal sealed class ExplainTests
{
    private const int Rows = 20;
    private const int Columns = 30;

    private readonly double[] _values = TestFields.Waves([8, Rows, Columns], 5, noise: 2);
    private TemporaryFolder _folder = null!;

    private string Path => _folder.File("waves.nv12");

    [OneTimeSetUp]
    public void Write()
    {
        _folder = new TemporaryFolder();
        using var dataSet = new Nv12DataSet($"{Path}?openMode=create&quality=lossless");
        dataSet.AddVariable<double>("w", TestFields.Shaped(_values, [8, Rows, Columns]), "time", "y", "x");
        dataSet.AddVariable<double>("line", new double[] { 1, 2, 3 }, "n");
        dataSet.AddVariable<float>("flat", new float[9, 9], "a", "b");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    // Frame 0 and 2 of the first group, 7 of the second; the last block of rows and columns is padded.
    [TestCase(0, 1, 1)]
    [TestCase(2, 2, 3)]
    [TestCase(7, 0, 2)]
    [TestCase(-1, 0, 2)]
    public void Stages_AreThoseOfTheModel(int frame, int row, int column)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{row},{column}");
        var (exitCode, output, error) = NumVidProgram.Run(
            "explain", Path, "w", "--frame", frame.ToString(CultureInfo.InvariantCulture), "--block", place);

        frame = frame < 0 ? frame + 8 : frame;
        var first = frame / 6 * 6;
        double[] group = _values[(first * Rows * Columns)..((frame + 1) * Rows * Columns)];
        var (minimum, step) = (group.Min(), (group.Max() - group.Min()) / 255);
        ushort[] codes = [.. group.Select(value => (ushort)Math.Round((value - minimum) / step))];
        var (quotients, decoded) = SeedModel.Run([.. codes.Chunk(Rows * Columns)], Columns);

        Assert.That((exitCode, error), Is.EqualTo((0, "")));
        Assert.That(Table(output, "Levels"), Is.EqualTo(BlockOf(quotients[^1], row, column).Select(Math.Truncate)));
        Assert.That(Table(output, "Decoded codes"), Is.EqualTo(BlockOf(decoded[^1], row, column)).Within(1));
        Assert.That(
            Table(output, "DCT-II"), Is.EqualTo(BlockOf(quotients[^1], row, column).Select(q => 16 * q)).Within(0.06));
        Assert.That(output, Does.Contain(first == frame ? "coded whole" : $"number {frame - first + 1} of its group"));
    }

    [Test]
    public void Symbols_SpellTheScan()
    {
        var block = DctExplanation.Of(_values.AsSpan(0, Rows * Columns), Rows, Columns, 1, 1, 12, 2.5);
        var scan = block.Symbols.SelectMany(symbol => Enumerable
            .Repeat(0, symbol.Run == 15 && symbol.Size == 0 ? 16 : symbol.Run)
            .Concat(symbol.Size > 0 ? [symbol.Level] : [])).ToList();

        Assert.That(scan.Concat(Enumerable.Repeat(0, 64 - scan.Count)), Is.EqualTo(block.Scan));
        Assert.That(
            block.Symbols.Select(symbol => symbol.Bits.Length),
            Is.EqualTo(block.Symbols.Select(symbol => symbol.Size)));
        Assert.That(block.Symbols, Has.Count.GreaterThan(3));
        Assert.That(block.QuantiserStep, Is.EqualTo(2.5));
    }

    [TestCase("no frame 8", "w", "--frame", "8")]
    [TestCase("no block 3,0", "w", "--block", "3,0")]
    [TestCase("no block 0,2147483647", "w", "--block", "0,2147483647")]
    [TestCase("'--block' needs two numbers", "w", "--block", "3")]
    [TestCase("'--step' needs 0.25 to 65536", "w", "--step", "0")]
    [TestCase("'--bits' needs 8 to 16", "w", "--bits", "17")]
    [TestCase("no frames of numbers", "line")]
    [TestCase("nothing but one value", "flat")]
    [TestCase("'v'", "v")]
    public void WhatCannotBeExplained_IsSaid(string part, params string[] arguments)
    {
        var (exitCode, _, error) = NumVidProgram.Run(["explain", Path, .. arguments]);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(part));
    }

    private static double[] Table(string output, string title)
    {
        var lines = output.Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith(title, StringComparison.Ordinal));
        return [.. lines[(at + 1)..(at + 9)].SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }

    // The model's frames are padded to 24 x 32.
    private static double[] BlockOf(double[] frame, int row, int column) =>
        [.. Enumerable.Range(0, 64).Select(i => frame[(((8 * row) + (i / 8)) * 32) + (8 * column) + (i % 8)])];
}
