using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Formats;

namespace NumVid.Compare.CommandLine;

/// <summary>The options of a command that makes a file: those of each format, and what is checked before it is
/// made.</summary>
internal sealed class FormatOptions
{
    // An option's name without the dashes is the provider's own name for it.
    private readonly (string[] Formats, Option<string?> Option)[] _options =
    [
        (["nv12", "grib", "netcdf"], new("--quality") { Description = ".nv12: bounds or presets, for example "
            + "'t:abs=0.01;default:range=1e-4', or a codec with its parameters, 'codec=dct,step=4,group=12,abs=0.01'. "
            + "GRIB: bounds, instead of bits. NetCDF: bounds, with --pack or --quantise, or lossless. A name that no "
            + "variable has is an error.", HelpName = "SPEC" }),
        (["nv12"], new(
            "--threads") { Description = ".nv12: threads for encoding; default: all processors.", HelpName = "N" }),
        (["grib"], new("--packing") { Description = "GRIB: ccsds (default), simple, jpeg2000, png, second-order or "
            + "ieee.", HelpName = "NAME" }),
        (["grib"], new("--bits") { Description = "GRIB: bits per value; default 16.", HelpName = "N" }),
        (["grib"], new("--scales") { Description = "GRIB: how --quality is kept: coarsest (default), the coarsest step of "
            + "both scale factors, binary or decimal.", HelpName = "NAME" }),
        (["grib"], new("--edition") { Description = "GRIB: 2 (default), or 1 for fields that came from edition 1.",
            HelpName = "N" }),
        (["netcdf"], new(
            "--deflate") { Description = "NetCDF: compression level in [0, 9]; default 5.", HelpName = "N" }),
        (["netcdf"], new("--pack") { Description = "NetCDF: short or byte, in steps over the range or of twice a "
            + "bound; default none.", HelpName = "TYPE" }),
        (["netcdf"], new("--quantise") { Description = "NetCDF: bitround:N bits, bitround (by --quality) or granular:N "
            + "digits; default none.", HelpName = "HOW" }),
        (["netcdf"], new("--chunks") { Description = "NetCDF: lengths of a chunk along the last axes, for example "
            + "1x721x1440; default: by the shape, at most 4 MiB.", HelpName = "SHAPE" }),
        (["netcdf"], new("--shuffle") { Description = "NetCDF: true (default) or false.", HelpName = "BOOL" }),
    ];

    /// <summary>Adds the options to a command.</summary>
    internal void AddTo(Command command)
    {
        foreach (var (_, option) in _options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The options given, by the provider's names.</summary>
    /// <exception cref="Errors.UsageException">One of them is of another format than the output.</exception>
    internal Dictionary<string, string> For(ParseResult parsed, string output)
    {
        var format = NumVidProviders.ProviderNameOf(output);
        var given = _options.Where(entry => parsed.GetValue(entry.Option) is not null).ToArray();
        if (Array.Find(given, entry => !entry.Formats.Contains(format)).Option is { } foreign)
        {
            var own = _options.Where(entry => entry.Formats.Contains(format)).Select(entry => entry.Option.Name);
            throw new UsageException($"'{foreign.Name}' means nothing for '{output}', which is {format}; it takes "
                + $"{string.Join(", ", own)}.");
        }

        return given.ToDictionary(
            entry => entry.Option.Name.TrimStart('-'), entry => parsed.GetValue(entry.Option)!, StringComparer.Ordinal);
    }

    /// <summary>Checks that a file can be made under a name.</summary>
    /// <exception cref="Errors.UsageException">It cannot.</exception>
    internal static void CheckOutput(string output, bool overwrites)
    {
        if (Directory.Exists(output))
        {
            throw new UsageException($"'{output}' is a folder; the name of a file is expected.");
        }

        if (File.Exists(output) && !overwrites)
        {
            throw new UsageException($"'{output}' exists; '--force' overwrites it.");
        }

        // Results are moved to their place when they are done: that would put a file in the place of the device.
        if (DeviceNames.IsOne(output))
        {
            throw new UsageException($"'{output}' is a device or a pipe; the name of a file is expected.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(output));
        if (!Directory.Exists(folder))
        {
            throw new UsageException($"There is no folder '{folder}' for '{Path.GetFileName(output)}'.");
        }
    }
}
