using System;
using System.Runtime.InteropServices;
using System.Threading;
using NumVid.Formats.Errors;
using NumVid.Formats.Native;
using NumVid.Formats.Units.Interop;

namespace NumVid.Formats.Units;

// Why so: docs/decisions/0074-units-by-udunits.md
/// <summary>The units library of Unidata (udunits2), loaded when the first unit is asked for.</summary>
/// <remarks>Safe for use by many threads: one at a time calls it.</remarks>
internal static unsafe class UnitLibrary
{
    private const string Name = "libudunits2";
    private const string Enables = "units that are written differently, or are multiples of each other";
    private const string Remedy = "install the package libudunits2-0, or name a library in NUMVID_UDUNITS_LIBRARY";

    private static readonly Lock s_gate = new();
    private static readonly Lazy<(nint System, string? Problem)> s_system = new(Load);

    /// <summary>Whether the library can be used, and what is wrong if not.</summary>
    internal static NativeLibraryStatus Status() => s_system.Value switch
    {
        { Problem: { } problem } => new(Name, IsUsable: false, Version: null, Enables, problem),
        _ => new(Name, IsUsable: true, Version: "2", Enables, Problem: null),
    };

    /// <summary>The way from one unit to another.</summary>
    /// <param name="from">A unit as udunits writes it.</param>
    /// <param name="to">Another one.</param>
    /// <returns>Null where a text is no unit, or one is not linear in the other.</returns>
    /// <exception cref="MissingLibraryException">The library cannot be used.</exception>
    internal static UnitConversion? Find(string from, string to)
    {
        var (system, problem) = s_system.Value;
        if (problem is not null)
        {
            throw new MissingLibraryException(problem);
        }

        lock (s_gate)
        {
            using var first = UdunitsNative.ut_parse(system, from.Trim(), UdunitsNative.UT_UTF8);
            using var second = UdunitsNative.ut_parse(system, to.Trim(), UdunitsNative.UT_UTF8);
            if (first.IsInvalid || second.IsInvalid)
            {
                return null;
            }

            using var converter = UdunitsNative.ut_get_converter(first, second);
            return converter.IsInvalid ? null : Linear(converter);
        }
    }

    // The library tells values, not formulas: logarithms show at a third point.
    private static UnitConversion? Linear(UnitConverterHandle converter)
    {
        const double Far = 1000;
        const double Tolerance = 1e-12;
        var offset = UdunitsNative.cv_convert_double(converter, 0);
        var factor = UdunitsNative.cv_convert_double(converter, 1) - offset;
        var far = UdunitsNative.cv_convert_double(converter, Far);

        // The difference of two large numbers has lost digits; the far point has more of them.
        factor = offset == 0 ? factor : (far - offset) / Far;
        return double.IsFinite(offset) && double.IsFinite(factor) && factor != 0
            && Math.Abs((factor * Far) + offset - far) <= Tolerance * (Math.Abs(far) + Math.Abs(offset))
            && Math.Abs(factor + offset - UdunitsNative.cv_convert_double(converter, 1))
                <= Tolerance * (Math.Abs(factor) + Math.Abs(offset))
            ? new(Settled(factor), offset) : null;
    }

    // 1.0000000000000002 where 1 is meant.
    private static double Settled(double factor)
    {
        const double Tolerance = 1e-13;
        var whole = Math.Round(factor);
        return whole != 0 && Math.Abs(factor - whole) <= Tolerance * Math.Abs(whole) ? whole : factor;
    }

    private static (nint System, string? Problem) Load()
    {
        const string NoDatabase = $"{Name} found its database of units nowhere; install the package libudunits2-data.";
        try
        {
            lock (s_gate)
            {
                // It would print what it cannot parse.
                var library = NativeLibraryResolver.LoadNamed(NativeLibraryResolver.Udunits);
                UdunitsNative.ut_set_error_message_handler(NativeLibrary.GetExport(library, "ut_ignore"));
                var system = UdunitsNative.ut_read_xml(null);
                return system == 0 ? (0, NoDatabase) : (system, null);
            }
        }
        catch (Exception exception) when (
            exception is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return (0, $"{Name} was not found; {Remedy}.");
        }
        catch (MissingLibraryException exception)
        {
            return (0, exception.Message);
        }
    }
}
