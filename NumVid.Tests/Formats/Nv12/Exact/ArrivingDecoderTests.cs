using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Exact;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Prediction;
using NumVid.Formats.Nv12.Scaling.Lattices;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Nv12.Exact;

/// <summary>Values that are decoded row by row are those that were encoded, whatever predicted and counted
/// them.</summary>
[TestFixture]
internal sealed class ArrivingDecoderTests
{
    private static readonly SegmentGeometry s_geometry = new(3, 5, 7);

    private static IEnumerable<Predictor> Predictors =>
    [
        .. from frames in Enumerable.Range(0, 2)
           from rows in Enumerable.Range(0, Predictor.MaxOrder + 1)
           from columns in Enumerable.Range(0, Predictor.MaxOrder + 1)
           select Predictor.Differences(frames, rows, columns),
        Predictor.Median(0), Predictor.Median(1), Predictor.Mean(0), Predictor.Mean(1),
    ];

    private static INumbering?[] Numberings =>
    [
        null,
        new Lattice(10, 0.5, 1, false),
        new ValueTable([.. Enumerable.Range(0, 60).Select(number => 10 + (0.5 * number))]),
        new FrameLattices([.. Enumerable.Repeat(new Lattice(9, 0.25, 1, false), s_geometry.Frames)]),
    ];

    [Test]
    public void Run_RowByRow_GivesTheValues([ValueSource(nameof(Predictors))] object predictor, [Values] bool hasHoles)
    {
        var values = Enumerable.Range(0, s_geometry.Count).Select(i => hasHoles && i * 7 % 11 == 3 ? float.NaN
            : 10 + (0.5f * (((i * i) % 23) + (i % 7)))).ToArray();
        foreach (var numbering in Numberings)
        {
            var bytes = PredictedCoder.Encode<float>(
                values, s_geometry, new PredictionPlan(numbering, (Predictor)predictor));
            Assert.That(Decode(bytes), Is.EqualTo(values), $"{numbering}");
        }
    }

    // Doubles that are all floats are kept as those.
    [Test]
    public void FindPredicted_OfOtherForms_IsNone()
    {
        double[] narrow = [.. Enumerable.Range(0, s_geometry.Count).Select(i => 0.5 * (i % 9))];
        byte[] predicted =
            [1, .. PredictedCoder.Encode<double>(narrow, s_geometry, new PredictionPlan(null, Predictor.Median(0)))];
        Assert.Multiple(() =>
        {
            Assert.That(ExactCoder.FindPredicted(predicted)?.Length, Is.EqualTo(predicted.Length - 1));
            Assert.That(ExactCoder.FindPredicted(ExactCoder.Encode<double>(narrow, s_geometry)), Is.Null);
            Assert.That(ExactCoder.FindPredicted(ExactCoder.EncodePlain<double>(narrow)), Is.Null);
            Assert.That(ExactCoder.FindPredicted(default), Is.Null);
        });
    }

    [Test]
    public void Run_WithBytesLeftOver_Fails()
    {
        var bytes = PredictedCoder.Encode<float>(
            new float[s_geometry.Count], s_geometry, new PredictionPlan(null, Predictor.Median(0)));
        Assert.That(() => Decode([.. bytes, 0]), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void WaitFor_WhatDoesNotCome_FailsAsTheOtherThreadDoes()
    {
        var arrival = new Arrival(5);
        var work = arrival.Run(() => throw new InvalidDataException("damaged"));
        Assert.That(() => arrival.WaitFor(1), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("damaged"));
        Assert.That(async () => await work, Throws.InstanceOf<InvalidDataException>());
    }

    private static float[] Decode(byte[] bytes)
    {
        var values = new float[s_geometry.Count];
        var arrival = new Arrival(values.Length);
        new ArrivingDecoder<float>(bytes, s_geometry, values, arrival).Run();
        arrival.WaitFor(values.Length);
        return values;
    }
}
