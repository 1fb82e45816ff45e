using System.IO;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>What cannot be proven in any way is not written, and nothing beside it.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class NothingProvenTests : ProofFixture
{
    private static readonly int[] s_shape = [3, 20, 30];

    [Test]
    public void Commit_AllWaysAreWrong_NamesVariableAndPointsAndLeavesTheFile(
        [Values("lossless", "abs=0.05")] string quality)
    {
        var codec = new FakeCodec();
        Write(
            new WrongCandidates(Way.None, Spoil.Bit(0)), codec, quality, TestFields.Smooth<float>(s_shape, 1), s_shape);
        var before = File.ReadAllBytes(Path);
        using (var dataSet = Open(new WrongCandidates(Way.All, Spoil.Bit(0.5)), codec))
        {
            var later = TestFields.Shaped(TestFields.Smooth<float>([9, 20, 30], 2), [9, 20, 30]);
            Assert.That(
                () => dataSet["t"].Append(later),
                Throws.TypeOf<UnsupportedDataException>().With.Message.Contains($"'{Path}', variable 't': the points [")
                    .And.Message.Contains("cannot be kept in any way: ").And.Message.Contains("Nothing was written")
                    .And.Message.Contains("leave this variable out"));
            dataSet.Rollback();
            Assert.That(dataSet["t"].GetShape(), Is.EqualTo(s_shape));
        }

        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(before));
        Assert.That(Files, Is.EqualTo(new[] { Path }));
    }

    [Test]
    public void Commit_AllWaysAreWrongForAConstant_IsRefusedToo()
    {
        using var dataSet = Open(new WrongCandidates(Way.All, Spoil.Bit(0.5)), new FakeCodec(), "openMode=create");

        Assert.That(
            () => AddField(dataSet, TestFields.Named<float>("constant", s_shape, 1), s_shape),
            Throws.TypeOf<UnsupportedDataException>().With.Message.Contains("does not return bit by bit"));
    }
}
