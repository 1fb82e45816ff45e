using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NumVid.Formats.Grib.Products;

// Why so: docs/decisions/0064-grib-identity-from-all-octets.md
/// <summary>What the octets of a field's headers say that it is, the grid aside.</summary>
/// <remarks>Every octet of sections 1, 2 and 4 (edition 1: section 1) has a use; those that no layout names tell fields
/// apart. Immutable.</remarks>
internal sealed class GribProduct
{
    private readonly byte[] _sections;
    private readonly GribOctetUse[] _uses;
    private readonly List<GribProductField> _fields = [];
    private readonly Dictionary<string, GribProductField> _byName = new(StringComparer.Ordinal);

    private GribProduct(int edition, int discipline, byte[] sections)
    {
        Edition = edition;
        Discipline = discipline;
        _sections = sections;
        _uses = new GribOctetUse[sections.Length];
    }

    /// <summary>1 or 2.</summary>
    internal int Edition { get; }

    /// <summary>Octet 7 of edition 2's indicator; 0 in edition 1.</summary>
    internal int Discipline { get; }

    /// <summary>All numbers that layouts name, in the order of the octets.</summary>
    internal IReadOnlyList<GribProductField> Fields => _fields;

    /// <summary>Reads headers.</summary>
    /// <param name="edition">1 or 2.</param>
    /// <param name="discipline">Octet 7 of edition 2's indicator.</param>
    /// <param name="sections">Sections 1 to 4 of edition 2 or 1 and 2 of edition 1; kept, not copied.</param>
    /// <param name="hasLabels">Whether ecCodes finds the labels of the ECMWF's archive in the local part.</param>
    /// <param name="skipsLocal">Whether section 2 of edition 2 says nothing of the product.</param>
    internal static GribProduct Read(
        int edition, int discipline, byte[] sections, bool hasLabels, bool skipsLocal = false)
    {
        var product = new GribProduct(edition, discipline, sections);
        if (edition == 1)
        {
            product.ReadEdition1(hasLabels);
        }
        else
        {
            product.ReadEdition2(hasLabels, skipsLocal);
        }

        product.Settle();
        return product;
    }

    /// <summary>A number by its name, or null where the headers have none; missing ones have all bits set.</summary>
    internal long? Find(string name) => _byName.TryGetValue(name, out var field) ? ValueOf(field) : null;

    /// <summary>Whether all bits of a number are set, which stands for no value.</summary>
    internal bool IsMissing(string name) => !_byName.TryGetValue(name, out var field) || IsMissing(field);

    /// <summary>A scaled number, or null where it or its factor is missing.</summary>
    /// <param name="what">The end of the names of both.</param>
    internal double? FindScaled(string what)
    {
        if (IsMissing("scaledValueOf" + what) || IsMissing("scaleFactorOf" + what))
        {
            return null;
        }

        // Division by a whole power of ten rounds once; multiplication by 0.1 would round twice.
        var (value, factor) = ((double)Find("scaledValueOf" + what)!.Value, Find("scaleFactorOf" + what)!.Value);
        return factor >= 0 ? value / Math.Pow(10, factor) : value * Math.Pow(10, -factor);
    }

    /// <summary>The octets of a number.</summary>
    internal ReadOnlySpan<byte> OctetsOf(string name) => _byName.TryGetValue(name, out var field)
        ? _sections.AsSpan(field.Offset, field.Length) : [];

    /// <summary>The value of a number.</summary>
    internal long ValueOf(GribProductField field)
    {
        var octets = _sections.AsSpan(field.Offset, field.Length);
        if (octets.Length > sizeof(long))
        {
            return BinaryPrimitives.ReadInt64BigEndian(octets);
        }

        long value = 0;
        foreach (var octet in octets)
        {
            value = (value << 8) | octet;
        }

        // Regulation 92.1.5: the first bit of a negative number is set; it is no complement of two.
        var sign = 1L << ((octets.Length * 8) - 1);
        return field.IsSigned && (value & sign) != 0 ? -(value & ~sign) : value;
    }

    /// <summary>All that tells variables apart, as a key.</summary>
    internal string GetKey()
    {
        var key = new StringBuilder();
        key.Append(CultureInfo.InvariantCulture, $"{Edition} {Discipline} ");
        key.Append(Convert.ToBase64String([.. _sections.Where((_, at) => _uses[at] == GribOctetUse.TellsApart)]));
        foreach (var field in _fields.Where(field => field.Use == GribOctetUse.Alike))
        {
            key.Append(
                CultureInfo.InvariantCulture, $" {field.Name}={GribLikeness.Of(this, field.Name, ValueOf(field))}");
        }

        return key.ToString();
    }

    /// <summary>The octets that tell apart and have no name, as text; empty where there are none.</summary>
    internal string GetNameless()
    {
        var uses = (GribOctetUse[])_uses.Clone();
        foreach (var field in _fields)
        {
            uses.AsSpan(field.Offset, field.Length).Fill(GribOctetUse.Coding);
        }

        return Convert.ToHexString([.. _sections.Where((_, at) => uses[at] == GribOctetUse.TellsApart)]);
    }

    private bool IsMissing(GribProductField field) =>
        !_sections.AsSpan(field.Offset, field.Length).ContainsAnyExcept((byte)0xFF);

    private void ReadEdition1(bool hasLabels)
    {
        const int CentreAt = 4;
        const int LocalAt = 40;
        var length = (_sections[0] << 16) | (_sections[1] << 8) | _sections[2];
        var end = Math.Min(length, _sections.Length);
        Walk(GribIdentificationLayouts.Edition1, 0, end);
        if (end > LocalAt)
        {
            var local = (hasLabels ? null : GribDwdLayouts.FindLocal1(_sections.AsSpan(LocalAt, end - LocalAt)))
                ?? GribIdentificationLayouts.GetLocal1(_sections[CentreAt], _sections[LocalAt], hasLabels);
            Walk(local, LocalAt, end);
        }

        // Section 2 is the grid.
        _uses.AsSpan(end).Fill(GribOctetUse.Coding);
    }

    private void ReadEdition2(bool hasLabels, bool skipsLocal)
    {
        const int HeadLength = 5;
        for (var start = 0; start + HeadLength <= _sections.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(_sections.AsSpan(start));
            var end = length < HeadLength ? _sections.Length : (int)Math.Min(_sections.Length, (long)start + length);
            ReadSection(_sections[start + HeadLength - 1], start, end, hasLabels, skipsLocal);
            start = end;
        }
    }

    private void ReadSection(int number, int start, int end, bool hasLabels, bool skipsLocal)
    {
        const int CoordinatesAt = 5;
        const int TemplateAt = 7;
        const int CoordinateLength = 4;
        const int DefinitionEnd = 7;
        if (number == 4 && start + TemplateAt + 1 < end)
        {
            var coordinates = BinaryPrimitives.ReadUInt16BigEndian(_sections.AsSpan(start + CoordinatesAt));
            var template = BinaryPrimitives.ReadUInt16BigEndian(_sections.AsSpan(start + TemplateAt));
            Walk(GribProductLayouts.Get(template, end - start - (CoordinateLength * coordinates)), start, end);
        }
        else if (number == 1)
        {
            Walk(GribIdentificationLayouts.Edition2, start, end);
        }
        else if (number == 2 && !skipsLocal)
        {
            var definition = end - start < DefinitionEnd ? 0
                : BinaryPrimitives.ReadUInt16BigEndian(_sections.AsSpan(start + CoordinatesAt));
            var local = (hasLabels ? null : GribDwdLayouts.FindLocal2(_sections.AsSpan(start, end - start)))
                ?? GribIdentificationLayouts.GetLocal2(definition, hasLabels);
            Walk(local, start, end);
        }
        else
        {
            _uses.AsSpan(start, end - start).Fill(GribOctetUse.Coding);
        }
    }

    private int Walk(GribLayoutItem[] layout, int at, int end, string suffix = "")
    {
        foreach (var item in layout)
        {
            if (item.Repeated is { } repeated)
            {
                var count = Find(item.Name) ?? 0;
                for (var i = 0; i < count && at < end; i++)
                {
                    at = Walk(repeated, at, end, i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"#{i + 1}"));
                }

                continue;
            }

            var length = item.Length == 0 ? end - at : item.Length;
            if (length > end - at)
            {
                break;
            }

            _uses.AsSpan(at, length).Fill(item.Use);
            if (item.Length > 0)
            {
                Add(new GribProductField(item.Name + suffix, at, length, item.Use, item.IsSigned));
            }

            at += length;
        }

        return at;
    }

    private void Add(GribProductField field)
    {
        _fields.Add(field);
        _byName.TryAdd(field.Name, field);
    }

    // Where numbers of an axis are none: the second surface of what is no layer, the limit that a probability has not,
    // the inner of several intervals, all but one of several bands.
    private void Settle()
    {
        const int NoSurface = 255;
        if (Find("typeOfSecondFixedSurface") is { } second && second != Find("typeOfFirstFixedSurface"))
        {
            var use = second == NoSurface ? GribOctetUse.Aside : GribOctetUse.TellsApart;
            Reuse("scaleFactorOfSecondFixedSurface", use);
            Reuse("scaledValueOfSecondFixedSurface", use);
        }

        string[] inner = ["lengthOfTimeRange#", "indicatorOfUnitForTimeRange#", "CentralWaveNumber#"];
        var apart = GribThresholds.UnusedLimits(this).Concat(_fields.Select(field => field.Name)
            .Where(name => Array.Exists(inner, name.Contains))).ToList();
        if (Find("NB") > 1)
        {
            apart.AddRange(["scaleFactorOfCentralWaveNumber", "scaledValueOfCentralWaveNumber"]);
        }

        apart.ForEach(name => Reuse(name, GribOctetUse.TellsApart));
    }

    private void Reuse(string name, GribOctetUse use)
    {
        var index = _fields.FindIndex(field => field.Name == name);
        if (index >= 0)
        {
            var field = _fields[index] with { Use = use };
            _fields[index] = field;
            _byName[name] = field;
            _uses.AsSpan(field.Offset, field.Length).Fill(use);
        }
    }
}
