using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using EccodesDotNet;
using EccodesDotNet.Framing;

namespace NumVid.Formats.Grib.Headers;

/// <summary>The parameters of fields, looked up once in a program for all fields whose headers differ in the date
/// alone.</summary>
/// <remarks>ecCodes finds a name by going through its tables entry by entry, 0.06 ms for each. Opening 744 hourly
/// messages of edition 2 took 3.7 s of processor time with five such names each, 1.5 s with this cache. Its tables stay
/// as they are while a program runs, so files share what was found. The key is bytes, not keys of ecCodes, so that
/// nothing that might matter is left out. May be used by many threads at once.</remarks>
internal static class GribParameterCache
{
    // Untrusted files must not fill the memory: longer identities are not kept, and a full cache starts anew.
    private const int Capacity = 20_000;
    private const int MaxIdentityLength = 1000;

    private static readonly ConcurrentDictionary<string, GribParameter> s_parameters = new(StringComparer.Ordinal);

    // ecCodes' number of a parameter decides its names.
    private static readonly ConcurrentDictionary<(int Edition, long ParamId), (
        string? ShortName, string? LongName, string? Units)> s_names = new();

    /// <summary>Returns what a field is of.</summary>
    /// <param name="source">The file.</param>
    /// <param name="field">The field.</param>
    /// <param name="message">Its open headers, used when no earlier field had the same.</param>
    internal static GribParameter Get(GribSource source, GribField field, GribMessage message)
    {
        var identity = IdentityOf(source, field, message);
        if (!s_parameters.TryGetValue(identity, out var parameter))
        {
            parameter = Read(field.Edition, message);
            if (identity.Length <= MaxIdentityLength)
            {
                Add(s_parameters, identity, parameter);
            }
        }

        return parameter;
    }

    private static void Add<TKey, TValue>(ConcurrentDictionary<TKey, TValue> found, TKey key, TValue value)
        where TKey : notnull
    {
        if (found.Count >= Capacity)
        {
            found.Clear();
        }

        found[key] = value;
    }

    // Discipline, identification without its date, and the product definition without step and member: no parameter of
    // ecCodes' tables asks for those.
    private static string IdentityOf(GribSource source, GribField field, GribMessage message)
    {
        var first = GribField.ReadSection(source, field.Find(1)!.Value);
        GribHeaderDates.ClearReference(field.Edition, first);
        if (field.Edition == 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"1 {Convert.ToBase64String(first)}");
        }

        var product = GribField.ReadSection(source, field.Find(4)!.Value);
        if (GribHeaderDates.TryFindIntervalEnd(product, out var end))
        {
            ClearStepAndMember(product);
            if (end > 0)
            {
                GribHeaderDates.Clear(product.AsSpan(end));
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"2 {message.GetInt64("discipline")} {Convert.ToBase64String([.. first, .. product])}");
    }

    private static void ClearStepAndMember(byte[] product)
    {
        const int StepAt = 18;
        const int MemberAt = 35;
        const int MemberTemplate = 1;
        const int IntervalMemberTemplate = 11;
        Clear(product, StepAt, sizeof(int));
        if (product[7] == 0 && product[8] is MemberTemplate or IntervalMemberTemplate)
        {
            Clear(product, MemberAt, 1);
        }
    }

    private static void Clear(byte[] section, int from, int count)
    {
        var start = Math.Min(from, section.Length);
        section.AsSpan(start, Math.Min(count, section.Length - start)).Clear();
    }

    private static GribParameter Read(int edition, GribMessage message)
    {
        string[] keys = edition == 2
            ? ["discipline", "parameterCategory", "parameterNumber"]
            : ["table2Version", "indicatorOfParameter"];
        var paramId = message.TryGetInt64("paramId", out var number) ? number : 0;
        var (shortName, longName, units) = paramId == 0 ? ReadNames(message) : NamesOf(edition, paramId, message);
        return new GribParameter(
            string.Join('_', keys.Select(key => message.GetInt64(key).ToString(CultureInfo.InvariantCulture))),
            shortName, longName, units, GribHeaderReader.Text(message, "cfName"), paramId);
    }

    private static (string? ShortName, string? LongName, string? Units) NamesOf(
        int edition, long paramId, GribMessage message)
    {
        if (!s_names.TryGetValue((edition, paramId), out var names))
        {
            names = ReadNames(message);
            Add(s_names, (edition, paramId), names);
        }

        return names;
    }

    private static (string? ShortName, string? LongName, string? Units) ReadNames(GribMessage message) =>
        (GribHeaderReader.Text(message, "shortName"), GribHeaderReader.Text(
            message, "name"), GribHeaderReader.Text(message, "units"));
}
