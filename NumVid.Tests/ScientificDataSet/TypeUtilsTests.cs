using System;
using System.Globalization;
using Microsoft.Research.Science.Data;
using NUnit.Framework;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>Kinds of types, and their values as texts.</summary>
internal sealed class TypeUtilsTests
{
    private static readonly object[] s_values =
    [
        1.5, 2.5f, (sbyte)-3, (byte)200, (short)-300, (ushort)60000, -70000, 4000000000u, -5000000000L,
        10000000000000000000UL, true, "text", new DateTime(2020, 2, 29, 1, 2, 3, DateTimeKind.Utc),
    ];

    [Test]
    public void Parse_WhatWasSerialized_IsTheValue([ValueSource(nameof(s_values))] object value) =>
        Assert.That(
            TypeUtils.Parse(TypeUtils.SerializeToString(value, ','), value.GetType()),
            Is.EqualTo(value).And.TypeOf(value.GetType()));

    [Test]
    public void Parse_Nothing_IsTheMissingValue()
    {
        Assert.That((double)TypeUtils.Parse("", typeof(double))!, Is.NaN);
        Assert.That(TypeUtils.Parse(" ", typeof(int), missingValue: -9), Is.EqualTo(-9));
        Assert.That(TypeUtils.Parse("", typeof(string), "none"), Is.EqualTo(""));
    }

    [Test]
    public void Parse_ByCulture_ReadsItsComma()
    {
        var comma = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = " " };

        Assert.That(TypeUtils.Parse("1,5", typeof(double), comma), Is.EqualTo(1.5));
    }

    [TestCase("x", typeof(double))]
    [TestCase("1.5", typeof(int))]
    [TestCase("300", typeof(byte))]
    [TestCase("maybe", typeof(bool))]
    [TestCase("yesterday", typeof(DateTime))]
    public void Parse_NoSuchValue_Throws(string text, Type type) =>
        Assert.That(
            () => TypeUtils.Parse(text, type),
            Throws.TypeOf<FormatException>().With.Message.Contain(text).And.Message.Contain(type.Name));

    [Test]
    public void SerializeToString_Array_JoinsItsElements() =>
        Assert.That(TypeUtils.SerializeToString(new[] { 1.5, -2 }, ';'), Is.EqualTo("1.5;-2"));

    [TestCase(typeof(double), true, false)]
    [TestCase(typeof(float), true, false)]
    [TestCase(typeof(byte), false, true)]
    [TestCase(typeof(long), false, true)]
    [TestCase(typeof(bool), false, false)]
    [TestCase(typeof(string), false, false)]
    [TestCase(typeof(DayOfWeek), false, false)]
    public void Kinds_OfTypes(Type type, bool isReal, bool isInteger)
    {
        Assert.That((TypeUtils.IsRealNumber(type), TypeUtils.IsIntegerNumber(type)), Is.EqualTo((isReal, isInteger)));
        Assert.That(TypeUtils.IsNumeric(type), Is.EqualTo(isReal || isInteger));
        Assert.That(TypeUtils.IsEnum(type), Is.EqualTo(type == typeof(DayOfWeek)));
    }

    [Test]
    public void IsInt_IsDouble_IsBool_IsDateTime_TellTexts()
    {
        var culture = CultureInfo.InvariantCulture;
        Assert.Multiple(() =>
        {
            Assert.That((TypeUtils.IsInt("12", culture), TypeUtils.IsInt("1.5", culture)), Is.EqualTo((true, false)));
            Assert.That(TypeUtils.IsDouble("1e5", culture), Is.True);
            Assert.That(TypeUtils.IsDouble("x", culture), Is.False);
            Assert.That((TypeUtils.IsBool("True"), TypeUtils.IsBool("1")), Is.EqualTo((true, false)));
            Assert.That(TypeUtils.IsDateTime("2020-02-29", culture), Is.True);
            Assert.That(TypeUtils.IsDateTime("2021-02-29", culture), Is.False);
        });
    }

    [Test]
    public void GetDefaultMissingValue_HasTheType(
        [Values(typeof(double), typeof(float), typeof(int), typeof(byte), typeof(DateTime))] Type type) =>
        Assert.That(TypeUtils.GetDefaultMissingValue(type), Is.TypeOf(type));
}
