using System;
using System.Collections.Generic;
using NUnit.Framework;
using NumVid.Compare.Selection;
using NumVid.Compare.Transfer;

namespace NumVid.Tests.Compare.Selection;

/// <summary>Frames are called by their coordinates.</summary>
internal sealed class AxisNamesTests
{
    private static readonly string[] s_dimensions = ["time", "level", "member", "y", "x"];

    [Test]
    public void Of_TimesLevelsAndWords_NamesThem()
    {
        FieldData[] coordinates =
        [
            Axis("time", new double[] { 0, 6.5, 0.01 }, "hours since 2000-02-30 00:00", "360_day"),
            Axis("level", new float[] { 1000, 0.5f }, "hPa"),
            Axis("member", new[] { "control", "p1" }, null),
            Axis("y", new double[] { 1 }, "m"),
        ];

        var names = AxisNames.Of(s_dimensions, coordinates);

        Assert.That(names, Has.Count.EqualTo(3));
        Assert.That(names[0], Is.EqualTo(new[] { "2000-02-30 00:00", "2000-02-30 06:30", "2000-02-30 00:00:36" }));
        Assert.That(names[1], Is.EqualTo(new[] { "1000 hPa", "0.5 hPa" }));
        Assert.That(names[2], Is.EqualTo(new[] { "control", "p1" }));
    }

    [Test]
    public void Of_WhatNamesNothing_IsNull()
    {
        FieldData[] coordinates =
        [
            Axis("time", new[] { double.NaN, 1 }, "days since 2000-01-01"),
            new("member", ["member", "strlen"], [], new HeldValues(new int[2, 2], 2)),
            Axis("level", new[] { new DateTime(2000, 1, 2, 3, 4, 5, DateTimeKind.Utc) }, null),
        ];

        var names = AxisNames.Of(s_dimensions, coordinates);

        Assert.That(names[0], Is.Null);
        Assert.That(names[1], Is.EqualTo(new[] { "2000-01-02 03:04:05" }));
        Assert.That(names[2], Is.Null);
    }

    private static FieldData Axis(string name, Array values, string? units, string? calendar = null)
    {
        List<KeyValuePair<string, object?>> attributes = [new("units", units), new("calendar", calendar)];
        return new(name, [name], attributes, new HeldValues(values, 1));
    }
}
