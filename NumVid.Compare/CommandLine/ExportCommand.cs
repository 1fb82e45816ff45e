using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NumVid.Compare.Errors;
using NumVid.Compare.Exports;
using NumVid.Compare.Report.Charts;
using NumVid.Compare.Report.Numbers;
using NumVid.Formats;
using NumVid.Formats.Nv12;
using NumVid.Formats.Quality;

namespace NumVid.Compare.CommandLine;

/// <summary><c>numvid export FILE VARIABLE OUT</c></summary>
internal sealed class ExportCommand
{
    private const double MostRate = 240;
    private const int MostSide = 8192;
    private const int SeedBits = 12;
    private const string Png = "png";
    private const string Seed = "seed";
    private const string Pair = "pair";
    private const string Raw = "raw";

    private readonly Terminal _terminal;
    private readonly Argument<string> _file = new("FILE") { Description = "A GRIB, NetCDF or .nv12 file." };
    private readonly Argument<string> _variable = new("VARIABLE") { Description = "The variable to show." };
    private readonly Argument<string> _output = new("OUT")
    {
        Description = "What to make, by its extension: a movie (.mp4, .webm), a picture of each frame (.png, numbered "
            + "where there are several), or the array (.npy). Or a folder, with '--as'.",
    };

    private readonly Option<string?> _kind = new("--as")
    {
        Description = "For a folder: 'png' a picture of each frame; 'raw' the stored streams of video as they are; "
            + "'seed' one MP4 of gray frames with the range in its name, 'pair' two of them with 16 bits, as the seed "
            + "experiment has them.",
        HelpName = "KIND",
    };

    private readonly Option<string> _colours = new("--colours")
    {
        Description = $"The colour map: {string.Join(", ", ColourMap.Known.Select(map => map.Name))}; default: "
            + $"{ColourMap.Known[0].Name}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ColourMap.Known[0].Name,
    };

    private readonly Option<double?> _minimum = new("--minimum") { Description = "The value of the first colour; default: the smallest.", HelpName = "V" };
    private readonly Option<double?> _maximum = new("--maximum") { Description = "The value of the last colour; default: the largest.", HelpName = "V" };
    private readonly Option<string?> _size = new("--size") { Description = "Pixels of a picture; default: whole pixels a value, about 960 wide.", HelpName = "WxH" };
    private readonly Option<double> _rate = new("--rate") { Description = "Frames a second; default: 10.", HelpName = "N", DefaultValueFactory = _ => 10 };
    private readonly Option<string?> _codec = new("--codec")
    {
        Description = "Movies: h264 (.mp4, default), vp9 (.webm, default) or av1 (.webm).",
        HelpName = "NAME",
    };

    private readonly Option<bool> _plain = new("--plain") { Description = "The field alone: no title, date, colour bar and coasts." };
    private readonly Option<string?> _preset = new("--preset")
    {
        Description = "'seed': a step of the seed's ladder with HEVC of 8 to 12 bits (extreme, max, vhigh, high, avg); "
            + "default: 12 bits without loss.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _force = SharedOptions.Force();
    private readonly CutOptions _cut = new();

    private ExportCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Creates the command.</summary>
    internal static Command Create(Terminal terminal)
    {
        var self = new ExportCommand(terminal);
        self._kind.AcceptOnlyFromAmong(Png, Raw, Seed, Pair);
        self._colours.AcceptOnlyFromAmong([.. ColourMap.Known.Select(map => map.Name)]);
        self._codec.AcceptOnlyFromAmong([.. MovieCodecs.Names]);
        var command = new Command("export", "Makes a movie of a variable, pictures, an array, or hands out its streams.")
        {
            self._file, self._variable, self._output, self._kind, self._colours, self._minimum, self._maximum, self._size,
            self._rate, self._codec, self._plain, self._preset, self._force,
        };
        self._cut.AddTo(command);
        SharedOptions.SetQuietAction(command, terminal, self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (path, output) = (parsed.GetRequiredValue(_file), parsed.GetRequiredValue(_output));
        var kind = KindOf(output, parsed.GetValue(_kind));
        var watch = Stopwatch.StartNew();
        using var target = ExportTarget.For(output, parsed.GetValue(_kind) is not null, parsed.GetValue(_force));
        try
        {
            Export(parsed, path, kind, target);
        }
        finally
        {
            _terminal.ClearProgress();
        }

        var (bytes, names) = target.Publish();
        _terminal.Output.WriteLine(
            $"{path} {parsed.GetRequiredValue(_variable)} -> {string.Join(", ", names.Take(3))}"
            + (names.Count > 3 ? $" and {Figure.Count(names.Count - 3)} more" : "")
            + $" {Figure.Count(bytes)} bytes, {Figure.Fixed(watch.Elapsed.TotalSeconds, 2)} s");
        return ExitCode.Done;
    }

    private void Export(ParseResult parsed, string path, string kind, ExportTarget target)
    {
        var name = parsed.GetRequiredValue(_variable);
        if (kind == Raw)
        {
            Nv12Streams.Write(path, name, target.Folder);
            return;
        }

        using var dataSet = NumVidProviders.OpenRead(path);
        if (kind == "npy")
        {
            NpyFile.Write(target.File, ExportedField.Take(path, dataSet, name, _cut.For(parsed)).Data);
            return;
        }

        var field = ExportedField.Of(
            path, dataSet, name, _cut.For(parsed), isMap: kind is not (Seed or Pair));
        _terminal.ShowProgress($"{path}: looking for the range of {field.Data.Name}");
        var range = FieldRange.Of(field, parsed.GetValue(_minimum), parsed.GetValue(_maximum));
        void Done(int frame) => _terminal.ShowProgress(
            $"{path} {field.Data.Name}: frame {Figure.Count(frame)} of {Figure.Count(field.FrameCount)}");
        switch (kind)
        {
            case Seed:
                WriteSeed(parsed, new SeedExport(field, range, Done), target);
                break;
            case Pair:
                new SeedExport(field, range, Done).WritePair(target.Folder);
                break;
            default:
                var film = new FieldFilm(field, range, ColourMap.Find(parsed.GetRequiredValue(_colours))!,
                    SizeOf(parsed.GetValue(_size)), parsed.GetValue(_plain), Done);
                WriteFilm(parsed, kind, film, target);
                break;
        }
    }

    private void WriteFilm(ParseResult parsed, string kind, FieldFilm film, ExportTarget target)
    {
        if (kind == Png)
        {
            film.WritePictures(target);
            return;
        }

        var rate = parsed.GetValue(_rate);
        if (!(rate is > 0 and <= MostRate))
        {
            throw new UsageException($"'--rate' takes frames a second in (0, {MostRate}].");
        }

        film.WriteMovie(target.File, MovieCodecs.For(kind, parsed.GetValue(_codec)), rate);
    }

    private void WriteSeed(ParseResult parsed, SeedExport seed, ExportTarget target)
    {
        if (parsed.GetValue(_preset) is not { } name)
        {
            seed.WriteSingle(target.Folder, SeedBits, rateFactor: null);
            return;
        }

        const string Crf = "crf=";
        var preset = QualityPreset.Known.FirstOrDefault(each => each.Name == name && each.BitDepth <= SeedBits
            && each.Rate.StartsWith(Crf, StringComparison.Ordinal))
            ?? throw new UsageException($"'{name}' is no preset of HEVC with at most {SeedBits} bits; take one of "
                + "extreme, max, vhigh, high, avg.");
        seed.WriteSingle(target.Folder, preset.BitDepth,
            int.Parse(preset.Rate.AsSpan(Crf.Length), CultureInfo.InvariantCulture));
    }

    private static string KindOf(string output, string? asked)
    {
        var extension = Path.GetExtension(output).ToLowerInvariant().TrimStart('.');
        return asked ?? (extension is "mp4" or "webm" or "npy" or Png ? extension
            : throw new UsageException($"The name '{output}' does not tell what to make: .mp4, .webm, .png or .npy is "
                + "expected, or a folder with '--as'."));
    }

    private static (int Width, int Height)? SizeOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('x');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width is >= 16 and <= MostSide && height is >= 16 and <= MostSide
                ? (width, height)
                : throw new UsageException($"'--size' takes two numbers in [16, {MostSide}], for example 1280x720, "
                    + $"not '{text}'.");
    }
}
