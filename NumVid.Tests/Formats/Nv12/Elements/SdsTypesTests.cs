using System;
using NUnit.Framework;
using NumVid.Formats.Nv12.Elements;

namespace NumVid.Tests.Formats.Nv12.Elements;

/// <summary>Types that are known at run time only.</summary>
[TestFixture]
internal sealed class SdsTypesTests
{
    [Test]
    public void Accept_EachTypeOfSds_VisitsThatType([Values(
        typeof(double), typeof(float), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(
            uint),
        typeof(long), typeof(ulong), typeof(DateTime), typeof(bool), typeof(string))] Type type)
    {
        Assert.That(SdsTypes.Accept(type, new Name()), Is.EqualTo(type));
        Assert.That(SdsTypes.Find(type.Name), Is.EqualTo(type));
    }

    [Test]
    public void Accept_AnotherType_Refuses() =>
        Assert.That(() =>
            SdsTypes.Accept(typeof(decimal), new Name()), Throws.ArgumentException.With.Message.Contains("Decimal"));

    private sealed class Name : IElementTypeVisitor<Type>
    {
        public Type Visit<T>() => typeof(T);
    }
}
