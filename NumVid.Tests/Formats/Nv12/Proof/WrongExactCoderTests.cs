using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Codecs;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12.Proof;

/// <summary>A coder of exact values that is wrong is found before the commit, whatever form it takes.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class WrongExactCoderTests : ProofFixture
{
    private const int Places = 12;

    [TestCaseSource(typeof(ExactField), nameof(ExactField.All))]
    public void Commit_BitOfAFormTurnedOver_ReturnsEveryBitAndTells(object source)
    {
        var field = (ExactField)source;
        var told = Enumerable.Range(0, Places).Count(place => IsTold(field, place / (Places - 1.0)));

        // Bits that say nothing, as behind the last number, may be either way.
        Assert.That(told, Is.GreaterThanOrEqualTo(Places - 2));
    }

    [Test]
    public void Commit_WrongConstant_IsKeptInAnotherWayAndTold([Values("lossless", "abs=0.05")] string quality)
    {
        var values = TestFields.Named<float>("constant", [3, 14, 20], 1);
        Write(new WrongCandidates(Way.Constant, Spoil.Bit(0)), CodecList.Instance, quality, values, 3, 14, 20);

        var (actual, description) = Read(CodecList.Instance);

        Assert.That(actual, Is.EqualTo(values));
        Assert.That(description.Codec, Is.EqualTo("exact"));
        Assert.That(
            description.Fallbacks.Single(), Does.Contain("does not return bit by bit").And.Contain("kept exactly"));
    }

    [Test]
    public void Commit_AnotherValueIsEncoded_IsKeptInAnotherWayAndTold()
    {
        var values = TestFields.Smooth<float>([3, 14, 20], 1);
        Write(new WrongCandidates(Way.Direct, Spoil.Value(7)), CodecList.Instance, "lossless", values, 3, 14, 20);

        var (actual, description) = Read(CodecList.Instance);

        Assert.That(actual, Is.EqualTo(values));
        Assert.That(description.Fallbacks.Single(), Does.Contain("does not return bit by bit"));
    }

    [Test]
    public void Commit_WrongStrings_IsRefused_BecauseTheyHaveOneFormOnly()
    {
        var wrong = new WrongCandidates(Way.Direct, Spoil.Bit(0.5));
        using var dataSet = Open(wrong, CodecList.Instance, "openMode=create");

        Assert.That(
            () => dataSet.AddVariable<string>("names", new[] { "north", "south", "west" }, "n"),
            Throws.TypeOf<UnsupportedDataException>().With.Message.Contains("variable 'names'"));
    }

    private bool IsTold(ExactField field, double part)
    {
        var wrong = new WrongCandidates(Way.Direct, Spoil.Bit(part));
        using (var dataSet = Open(wrong, CodecList.Instance, "openMode=create&quality=lossless"))
        {
            field.AddTo(dataSet);
        }

        Assert.That(
            wrong.Spoiled.Single().Data![..field.Start.Length], Is.EqualTo(field.Start), "the form that is meant");
        Assert.That(Nv12Fixity.Check(Path).IsSound);
        using var reopened = new Nv12DataSet($"{Path}?openMode=readOnly");
        field.CheckBits(reopened["v"].GetData(), $"{field}, {part}");
        return reopened.Describe().Single().Fallbacks.Count == 1;
    }
}
