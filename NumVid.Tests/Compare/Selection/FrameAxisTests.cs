using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;

namespace NumVid.Tests.Compare.Selection;

internal sealed class FrameAxisTests
{
    [TestCase("time,level,y,x", "3,40,5,6", 0, TestName = "Of_TimeIsShorterThanLevel_IsTime")]
    [TestCase("step,level,y,x", "3,40,5,6", 1, TestName = "Of_NoTime_IsTheLongestBeforeTheLastTwo")]
    [TestCase("level,time,y,x", "40,3,5,6", 1, TestName = "Of_TimeIsSecond_IsTime")]
    [TestCase("time,cell", "3,40", 0, TestName = "Of_TimeAndCells_IsTime")]
    [TestCase("y,x", "3,40", null, TestName = "Of_OneFrame_IsNone")]
    public void Of(string dimensions, string shape, int? expected)
    {
        var time = new FieldData(
            "time", ["time"], [new KeyValuePair<string, object?>("units", "hours since 2000-01-01")], new HeldValues(
                new double[3], 1));

        var axis = FrameAxis.Of(dimensions.Split(','), [.. shape.Split(',').Select(int.Parse)], [time]);

        Assert.That(axis, Is.EqualTo(expected));
    }
}
