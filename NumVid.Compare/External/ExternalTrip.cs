using System;
using System.IO;
using Microsoft.Win32.SafeHandles;
using NumVid.Compare.Metrics;
using NumVid.Compare.Transfer;
using NumVid.Formats.Errors;

namespace NumVid.Compare.External;

/// <summary>A field on its way through a program of somebody else's and back, in a work folder of its own.</summary>
internal sealed class ExternalTrip : IDisposable
{
    // A compressor may need more room than its input, but not without end.
    private const int MostGrowth = 4;
    private const long LeastRoom = 64L << 20;

    private readonly CommandTemplate _command;
    private readonly ExternalLimits _limits;
    private readonly FieldValues _values;
    private readonly WorkFolder _work;
    private readonly TemplateValues _filled;
    private readonly long _marksBytes;
    private SafeFileHandle? _restored;
    private SafeFileHandle? _marks;

    /// <summary>Writes the field as the program reads it.</summary>
    /// <param name="command">The program.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="values">The field.</param>
    /// <param name="original">Its sums, measured against itself.</param>
    /// <param name="bound">The largest error allowed; null where the command takes none.</param>
    /// <param name="packed">The file for the bytes.</param>
    /// <exception cref="UnsupportedDataException">The field cannot be had as float32 within the bound.</exception>
    internal ExternalTrip(
        CommandTemplate command, ExternalLimits limits, FieldValues values, DifferenceTotals original, double? bound,
        string packed)
    {
        _command = command;
        _limits = limits;
        _values = values;
        var magnitude = Math.Max(Math.Abs(original.Minimum), Math.Abs(original.Maximum));
        if (original.ValidCount == 0 || magnitude > float.MaxValue)
        {
            throw new UnsupportedDataException(
                original.ValidCount == 0 ? "No value is finite: there is nothing to compress."
                    : "The values are too large for float32, which programs of raw values get.");
        }

        // The program runs in a folder of its own, where a relative path means something else.
        packed = Path.GetFullPath(packed);
        _work = WorkFolder.CreateIn(Path.GetDirectoryName(packed)!);
        _filled = new TemplateValues(
            values.Shape, original.Minimum, original.Maximum, LeftOf(bound, values.Type, magnitude),
            _work.File("values.f32"), packed, _work.File("restored.f32"));
        _marksBytes = RawFile.Write(
            values, _filled.Raw, _work.File("marks.z"), (float)((original.Minimum / 2) + (original.Maximum / 2)));
    }

    /// <summary>The bytes of the last way there: those of the program, and the marks of values that are not
    /// finite.</summary>
    internal long ByteCount { get; private set; }

    /// <summary>Turns values into bytes.</summary>
    /// <returns>Wall time in seconds.</returns>
    /// <exception cref="ExternalProgramException">The program has failed.</exception>
    internal double Encode()
    {
        File.Delete(_filled.Packed);
        var seconds = Run(isBack: false);
        ByteCount = _marksBytes + (File.Exists(_filled.Packed) ? new FileInfo(_filled.Packed).Length
            : throw new ExternalProgramException("The program ended without a word and wrote no bytes ({out})."));
        return seconds;
    }

    /// <summary>Turns bytes into values.</summary>
    /// <returns>Wall time in seconds.</returns>
    /// <exception cref="ExternalProgramException">The program has failed.</exception>
    internal double Decode()
    {
        Close();
        File.Delete(_filled.Restored);
        var seconds = Run(isBack: true);
        var expected = checked(_values.Count * sizeof(float));
        var found = File.Exists(_filled.Restored) ? new FileInfo(_filled.Restored).Length : 0;
        if (found != expected)
        {
            throw new ExternalProgramException(FormattableString.Invariant(
                $"The program gave back {found} bytes and not the {expected} of {_values.Count} values of float32."));
        }

        if (_marksBytes > 0)
        {
            RawFile.Inflate(_work.File("marks.z"), _work.File("marks"));
            _marks = File.OpenHandle(_work.File("marks"));
        }

        _restored = File.OpenHandle(_filled.Restored);
        return seconds;
    }

    /// <summary>A box of what came back.</summary>
    internal Array Read(FieldBlock block) => RawFile.Read(_restored!, _marks, block);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _work.Dispose();
    }

    private double Run(bool isBack) => LimitedProcess.Run(
        _command.Fill(isBack, _filled), _work.Path, _limits,
        checked((MostGrowth * _values.Count * sizeof(float)) + LeastRoom));

    private void Close()
    {
        _restored?.Dispose();
        _marks?.Dispose();
        (_restored, _marks) = (null, null);
    }

    // Doubles lose something on their way to float32, which the program must not use up.
    private static double? LeftOf(double? bound, Type type, double magnitude)
    {
        if (bound is not { } limit || type == typeof(float))
        {
            return bound;
        }

        var rounding = (MathF.BitIncrement((float)magnitude) - (float)magnitude) / 2.0;
        return limit > rounding ? limit - rounding : throw new UnsupportedDataException(FormattableString.Invariant(
            $"The bound {limit} is below the resolution of float32 at {magnitude}, which programs of raw values get."));
    }
}
