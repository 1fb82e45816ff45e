using System;
using System.IO;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Errors;
using NumVid.Formats.Nv12;
using NumVid.Formats.Nv12.Fixity;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Nv12;

/// <summary>Damage of one segment costs its points and no others.</summary>
[TestFixture]
[NoLeakedHandles]
internal sealed class SalvageTests : DamagedFileFixture
{
    [Test]
    public void Read_DamagedSegment_FailsForItsPointsOnly()
    {
        Damage(".mkv", 1);
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly");

        Assert.That(
            () => dataSet["t"].GetData(), Throws.TypeOf<InvalidFileException>().With.Message
                .Contains("variable 't'").And.Message.Contains("[1,0,0,0]"));
        Assert.That(() => dataSet["t"].GetData([1, 2, 3, 4], [1, 1, 1, 1]), Throws.TypeOf<InvalidFileException>());
        Assert.That(dataSet["t"].GetData([0, 0, 0, 0], [1, 10, 33, 49]).Length, Is.EqualTo(10 * 33 * 49));
        Assert.That(dataSet["t"].GetData([2, 0, 0, 0], [1, 10, 33, 49]).Length, Is.EqualTo(10 * 33 * 49));
        Assert.That(() => dataSet["u"].GetData(), Throws.Nothing);
        Assert.That(dataSet.Damage, Is.Empty, "without salvage damage is an error");
    }

    [Test]
    public void Salvage_FlippedByteOfEachEntry_ReplacesItsPointsAndKeepsTheBitsOfAllOthers()
    {
        using var sound = new Nv12DataSet($"{Path}?openMode=readOnly");
        var expected = DamagedFiles.Variables.ToDictionary(name => name, name => DamagedFiles.ValuesOf(sound, name));
        var damagedPath = PathOf("damaged.nv12");
        foreach (var entry in DamagedFiles.BlobsOf(Sound))
        {
            File.WriteAllBytes(damagedPath, DamagedFiles.Flip(Sound, entry.Offset + (entry.Length / 2)));
            using var dataSet = new Nv12DataSet($"{damagedPath}?salvage=true");
            var actual =
                DamagedFiles.Variables.ToDictionary(name => name, name => DamagedFiles.ValuesOf(dataSet, name));

            var damage = dataSet.Damage.Single();
            foreach (var name in DamagedFiles.Variables)
            {
                var points = name == damage.Variable ? PointsOf(damage, expected[name].Length) : [];
                for (var i = 0; i < expected[name].Length; i++)
                {
                    Assert.That(actual[name][i], Is.EqualTo(
                        points.Contains(i) ? MissingIn(name) : expected[name][i]), $"{entry.Name}: {name}[{i}]");
                }
            }
        }
    }

    [Test]
    public void Salvage_DamagedSignature_StillOpensAndWarns()
    {
        File.WriteAllBytes(Path, DamagedFiles.Flip(Sound, 40));

        Assert.That(() => new Nv12DataSet($"{Path}?openMode=readOnly"), Throws.TypeOf<InvalidFileException>());
        using var dataSet = new Nv12DataSet($"{Path}?openMode=readOnly&salvage=true");
        Assert.That(dataSet.Warnings, Has.Some.Contains("first bytes"));
        Assert.That(DamagedFiles.Variables.Sum(
            name => DamagedFiles.ValuesOf(dataSet, name).Length), Is.EqualTo((3 * 10 * 33 * 49) + (12 * 40 * 34) + 9));
        Assert.That(dataSet.Damage, Is.Empty);
    }

    [Test]
    public void Salvage_OpensForReadingOnly_SoThatMissingValuesNeverReplaceTheOldBytes()
    {
        Damage(".mkv", 0);
        using (var dataSet = new Nv12DataSet($"{Path}?salvage=true"))
        {
            Assert.That(dataSet.IsReadOnly);
            dataSet["t"].GetData();
        }

        Assert.That(() => new Nv12DataSet($"{Path}?openMode=create&salvage=true"), Throws.ArgumentException);
        Assert.That(() =>
            new Nv12DataSet($"{Path}?salvage=yes"), Throws.ArgumentException.With.Message.Contains("salvage=yes"));
        Assert.That(() => new Nv12DataSet(
            $"{PathOf("none.nv12")}?salvage=true"), Throws.Exception.With.Message.Contains("does not exist"));
        Assert.That(File.Exists(PathOf("none.nv12")), Is.False);
    }

    private static string MissingIn(string variable) => variable switch
    {
        "names" => "null",
        "counts" => "-1",
        _ => "NaN",
    };

    private static System.Collections.Generic.HashSet<int> PointsOf(Nv12SegmentDamage damage, int length)
    {
        // Only t is cut, along its first axis.
        var first = damage.Variable == "t" ? damage.Origin[0] * (length / 3) : 0;
        return [.. Enumerable.Range(first, damage.Shape.Aggregate(1, (count, extent) => count * extent))];
    }

    private void Damage(string extension, int index)
    {
        var entry = DamagedFiles.EntriesOf(Sound)
            .Where(entry => entry.Name.EndsWith(extension, StringComparison.Ordinal)).ElementAt(index);
        File.WriteAllBytes(Path, DamagedFiles.Flip(Sound, entry.Offset + (entry.Length / 2)));
    }
}
