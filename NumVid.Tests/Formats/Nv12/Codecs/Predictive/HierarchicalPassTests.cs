using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Predictive.Hierarchical;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Tests.Formats.Nv12.Codecs.Predictive;

/// <summary>The passes go over each point once, and what they take for known has been coded: found by going through
/// them.</summary>
[TestFixture]
internal sealed class HierarchicalPassTests
{
    private static readonly SegmentGeometry[] s_geometries =
    [
        new(1, 1, 1), new(1, 1, 70), new(1, 70, 1), new(1, 2, 2), new(1, 9, 8), new(1, 37, 49), new(1, 33, 65),
    ];

    [Test]
    public void Of_PassesOverAFrame_VisitEachPointOnce(
        [ValueSource(nameof(s_geometries))] SegmentGeometry geometry, [Values(0, 1, 3, 5, 8)] int baseLevel)
    {
        var visited = PointsOf(geometry, baseLevel).Select(visit => (visit.Row, visit.Column)).ToArray();

        Assert.That(visited, Is.Unique);
        Assert.That(visited, Has.Length.EqualTo(geometry.Count));
    }

    [Test]
    public void Knows_NeighboursInTheFrame_AreThoseVisitedBefore(
        [Values(0, 1, 3, 5)] int baseLevel)
    {
        var geometry = new SegmentGeometry(1, 37, 49);
        var known = new HashSet<(int, int)>();
        var wrong = new List<string>();
        foreach (var (pass, row, column) in PointsOf(geometry, baseLevel))
        {
            for (var rows = -3; rows <= 3; rows++)
            {
                for (var columns = -3; columns <= 3; columns++)
                {
                    var place = (row + (rows * pass.Stride), column + (columns * pass.Stride));
                    var isInside = place.Item1 >= 0 && place.Item1 < 37 && place.Item2 >= 0 && place.Item2 < 49;
                    if (isInside && (rows, columns) != (0, 0) && pass.Knows(rows, columns) != known.Contains(place))
                    {
                        wrong.Add($"{pass}: {rows}, {columns} from {row}, {column}");
                    }
                }
            }

            known.Add((row, column));
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Taps_OfEachPass_AreKnown([Values] HierarchicalPassKind kind)
    {
        var pass = new HierarchicalPass(2, kind);
        var taps = HierarchicalTaps.Of(kind, 0, hasMean: false);

        Assert.That(taps.Where(tap => !pass.Knows(tap.Row, tap.Column)), Is.Empty);
        Assert.That(taps, Is.Unique);
    }

    private static IEnumerable<(HierarchicalPass Pass, int Row, int Column)> PointsOf(
        SegmentGeometry geometry, int baseLevel) =>
        from pass in HierarchicalPass.Of(baseLevel)
        from index in Enumerable.Range(0, pass.RowsOf(geometry))
        let row = pass.FirstRow + (index * pass.RowStep)
        from point in Enumerable.Range(0, pass.PointsOf(geometry, row))
        select (pass, row, pass.FirstColumn(row) + (point * pass.ColumnStep));
}
