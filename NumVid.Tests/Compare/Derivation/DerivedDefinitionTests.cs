using System;
using System.Collections.Generic;
using System.Linq;
using NUnit.Framework;
using NumVid.Compare.Derivation;
using NumVid.Compare.Errors;
using NumVid.Compare.Measurement;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;

namespace NumVid.Tests.Compare.Derivation;

/// <summary>Expressions and their errors; what each gives was computed by hand.</summary>
internal sealed class DerivedDefinitionTests
{
    // Fields a = 3 and b = 4 of one point.
    [TestCase("a+b*2", 11)]
    [TestCase("(a+b)*2", 14)]
    [TestCase("a-b-1", -2)]
    [TestCase("b/a/2", 4.0 / 3 / 2)]
    [TestCase("-a+b", 1)]
    [TestCase("2*--a", 6)]
    [TestCase("2-a*-b", 14)]
    [TestCase("hypot(a,b)", 5)]
    [TestCase("sqrt(a*a+b*b)", 5)]
    [TestCase("abs(a-b)", 1)]
    [TestCase("min(a,b)-max(a,2)", 0)]
    [TestCase("1.5e1*a + .5", 45.5)]
    [TestCase("1e-1*a", 0.30000000000000004)]
    [TestCase("sqrt(a-b)", double.NaN)]
    [TestCase("\"a\" - 2", 1)]
    public void Expression_HasItsValue(string text, double expected) =>
        Assert.That(ValueOf(text, 3, 4), Is.EqualTo(expected));

    [TestCase("hypot(a,b)")]
    [TestCase("min(a,b)")]
    [TestCase("max(b,a)")]
    [TestCase("a*0")]
    [TestCase("0*a+b")]
    [TestCase("abs(a)")]
    public void MissingValues_StayMissing(string text) =>
        Assert.That(ValueOf(text, double.NaN, double.PositiveInfinity), Is.NaN);

    // a = 3 +- 0.1, b = -4 +- 0.2: the worst pair of corners, by hand.
    [TestCase("a+b", 0.3)]
    [TestCase("a-b", 0.3)]
    [TestCase("-a", 0.1)]
    [TestCase("min(a,b)", 0.2)]
    [TestCase("hypot(a,b)", 0.22360679774997896)]
    [TestCase("2*a-3*b", 0.8)]
    [TestCase("a/4", 0.025)]
    [TestCase("abs(b)", 0.2)]
    public void Bound_FollowsFromThoseOfTheFields(string text, double expected) =>
        Assert.That(BoundOf(text), Is.EqualTo(expected).Within(1e-12));

    // Not sharp, but true: no corner may be outside.
    [TestCase("a*b")]
    [TestCase("b/a")]
    [TestCase("sqrt(a)")]
    [TestCase("sqrt(a*a+b*b)")]
    [TestCase("a/(b+1)")]
    public void Bound_HoldsAtAllCorners(string text)
    {
        var bound = BoundOf(text) ?? double.NaN;
        double[] off = [.. new[] { -1.0, 0, 1 }.SelectMany(i => new[] { -1.0, 0, 1 }.Select(
            j => Math.Abs(ValueOf(text, 3 + (0.1 * i), -4 + (0.2 * j)) - ValueOf(text, 3, -4))))];
        Assert.That(off.Max(), Is.GreaterThan(0).And.LessThanOrEqualTo(bound));
        Assert.That(bound, Is.LessThan(6 * off.Max()));
    }

    [TestCase("a/(a-b-7)")]
    [TestCase("c+a")]
    public void Bound_OfWhatMayBeAnything_IsNone(string text) => Assert.That(BoundOf(text), Is.Null);

    [Test]
    public void Bound_OfExactFields_IsZero() => Assert.That(
        NodeOf("sqrt(a*a+b*b)/3").Node.Bound([BoundedValues.Of(3, 3, 0), BoundedValues.Of(4, 4, 0)]).Error, Is.Zero);

    [TestCase("=a", "should be 'NAME=EXPRESSION'")]
    [TestCase("x", "should be 'NAME=EXPRESSION'")]
    [TestCase("x=a+", "ends where a number, a variable")]
    [TestCase("x=a b", "'b' at character 3 should be an operator or the end")]
    [TestCase("x=hypot(a)", "',' and what else hypot takes")]
    [TestCase("x=sin(a)", "'sin' is no function")]
    [TestCase("x=(a", "ends where an operator or ')'")]
    [TestCase("x=a^2", "'^' means nothing")]
    [TestCase("x=3", "takes no variable")]
    [TestCase("x=z@level", "'@' means nothing")]
    public void WhatIsNoExpression_IsRefusedWithTheReason(string text, string reason) => Assert.That(
        () => DerivedDefinition.Parse([text]), Throws.TypeOf<UsageException>().With.Message.Contains(reason));

    [Test]
    public void Definitions_MayTakeThoseBefore_AndNamesBeginWithDigits()
    {
        var definitions = DerivedDefinition.Parse(["speed [m s-1]=hypot(10u, 10v)", "energy=speed*speed/2"]);
        Assert.That(definitions[0].Unit, Is.EqualTo("m s-1"));
        Assert.That(definitions[1].Variables, Is.EqualTo(new[] { "10u", "10v" }));
        Assert.That(() => DerivedDefinition.Parse(["a=x", "a=y"]), Throws.TypeOf<UsageException>());
        Assert.That(() => DerivedDefinition.Parse(["a=" + new string('(', 5000)]), Throws.TypeOf<UsageException>());
    }

    private static double? BoundOf(string text)
    {
        var (node, names) = NodeOf(text);
        return node.Bound([.. names.Select(name => name switch
        {
            "a" => BoundedValues.Of(3, 3, 0.1),
            "b" => BoundedValues.Of(-4, -4, 0.2),
            _ => BoundedValues.Of(1, 1, null),
        })]).Error;
    }

    private static double ValueOf(string text, double a, double b)
    {
        var (node, names) = NodeOf(text);
        return node.Compute(
            [.. names.Select(name => (Func<FieldBlock, Array>)(_ => new[,] { { name == "a" ? a : b } }))],
            FieldBlock.Whole(node.Shape)).Single();
    }

    private static (DerivedNode Node, IReadOnlyList<string> Names) NodeOf(string text)
    {
        var definition = DerivedDefinition.Parse([$"x={text}"])[0];
        return (DerivedBinding.Bind(definition, [.. definition.Variables.Select(OperandOf)], out _), definition.Variables);
    }

    private static DerivedOperand OperandOf(string name) => new(
        new SourceField(
            new FieldData(name, ["y", "x"], [], new HeldValues(new double[1, 1], 2)),
            new FieldMeasurement(new FieldLayout([1, 1], null)), []),
        []);
}
