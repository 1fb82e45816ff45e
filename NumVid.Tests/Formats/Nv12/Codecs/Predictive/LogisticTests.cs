using System;
using System.Linq;
using System.Runtime.Intrinsics;
using NUnit.Framework;
using NumVid.Formats.Nv12.Codecs.Predictive.Arithmetic;

namespace NumVid.Tests.Formats.Nv12.Codecs.Predictive;

/// <summary>The tables that are made of + - * / are the functions that they stand for.</summary>
[TestFixture]
internal sealed class LogisticTests
{
    private static readonly Logistic s_logistic = new();

    [Test]
    public void Logarithm_IsThatOfTheLibrary() => Assert.That(
        Enumerable.Range(-300, 600).Select(i => Math.Pow(1.7, i / 5.0))
            .Max(x => Math.Abs(LogisticTables.Logarithm(x) - Math.Log(x)) / (1 + Math.Abs(Math.Log(x)))),
        Is.LessThan(1e-15));

    [Test]
    public void Of_IsTheLogisticFunction() => Assert.That(
        Enumerable.Range(-1580, 3160).Select(i => i / 100.0)
            .Max(z => Math.Abs(s_logistic.Of((float)z) - (1 / (1 + Math.Exp(-z))))),
        Is.LessThan(2e-5));

    [Test]
    public void Logit_IsTheInverse() => Assert.That(
        Enumerable.Range(-800, 1600).Select(i => i / 100.0)
            .Max(z => Math.Abs(s_logistic.Logit(Vector128.Create((float)(1 / (1 + Math.Exp(-z)))))[0] - z)),
        Is.LessThan(0.01));

    [Test]
    public void Of_ThreeLanes_AreThoseOfOne()
    {
        var lanes = s_logistic.Of(Vector128.Create(-3.3f, float.NaN, 20f, 1f));

        Assert.That(lanes[0], Is.EqualTo(s_logistic.Of(-3.3f)));
        Assert.That(lanes[1], Is.EqualTo(s_logistic.Of(float.NaN)));
        Assert.That(lanes[2], Is.EqualTo(s_logistic.Of(20f)));
    }

    [TestCase(float.NaN, 0)]
    [TestCase(float.NegativeInfinity, 0)]
    [TestCase(float.PositiveInfinity, 1)]
    public void Of_WhatIsNoNumber_StaysInTheTable(float z, float expected) =>
        Assert.That(s_logistic.Of(z), Is.EqualTo(expected).Within(1e-6));

    // 4 log2(1 + a): whole at powers of two, quarters cut between.
    [TestCase(0f, 0)]
    [TestCase(1f, 4)]
    [TestCase(1.25f, 4)]
    [TestCase(1.5f, 5)]
    [TestCase(3f, 8)]
    [TestCase(1023f, 40)]
    [TestCase(float.NaN, 0)]
    [TestCase(float.PositiveInfinity, 104)]
    public void Class_HasFourToAnOctave(float magnitude, int expected) =>
        Assert.That(Magnitudes.Class(magnitude), Is.EqualTo(expected));
}
