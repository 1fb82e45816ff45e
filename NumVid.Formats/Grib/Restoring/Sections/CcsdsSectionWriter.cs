using System;

namespace NumVid.Formats.Grib.Restoring.Sections;

/// <summary>Writes the octets of a section, as far as its numbers are there.</summary>
internal ref struct CcsdsSectionWriter
{
    private readonly CcsdsParameters _parameters;
    private readonly CcsdsChoice _choice;
    private readonly int _blocks;
    private CcsdsWriter _writer;
    private int _block;
    private int _next;

    /// <summary>Begins a section.</summary>
    /// <param name="parameters">The coding.</param>
    /// <param name="octets">Room, as <see cref="Measure"/> tells.</param>
    /// <param name="count">How many numbers there will be.</param>
    /// <param name="note">The blocks whose option is not the expected one.</param>
    internal CcsdsSectionWriter(CcsdsParameters parameters, Span<byte> octets, int count, scoped ref NoteReader note)
    {
        _parameters = parameters;
        _choice = new CcsdsChoice(parameters);
        _writer = new CcsdsWriter(parameters, octets);
        _blocks = CcsdsBlocks.Count(parameters, count);
        _next = note.ReadCount(_blocks) - 1;
    }

    /// <summary>The octets written.</summary>
    internal readonly int Length => _writer.Length;

    /// <summary>The octets of samples as they are, with an eighth more for the options of packers that did not take the
    /// shortest one.</summary>
    internal static int Measure(in CcsdsParameters parameters, int count)
    {
        const int MostHeaderOctets = 64;
        long blocks = CcsdsBlocks.Count(parameters, count);
        var bits = parameters.OptionBits + 1 + ((long)parameters.BlockLength * parameters.Bits);
        var octets = ((blocks * bits) / 8) + (blocks * bits / 64) + (blocks / parameters.Interval) + 64;
        return octets <= Array.MaxLength - MostHeaderOctets ? (int)octets
            : throw NoteReader.Damaged($"a section of {octets} bytes is too long");
    }

    /// <summary>Writes the blocks that are whole, and the last one with the last number.</summary>
    /// <param name="numbers">Room for all numbers.</param>
    /// <param name="ready">How many are there.</param>
    /// <param name="note">The note.</param>
    /// <exception cref="System.IO.InvalidDataException">A number is too wide, or the note cannot be true.</exception>
    internal void Write(scoped ReadOnlySpan<long> numbers, int ready, scoped ref NoteReader note)
    {
        var first = _block * _parameters.BlockLength;
        if (numbers[first..ready].ContainsAnyExceptInRange(0, _parameters.Largest))
        {
            throw NoteReader.Damaged($"a packed number has more than {_parameters.Bits} bits");
        }

        Span<long> residuals = stackalloc long[_parameters.BlockLength];
        var end = ready == numbers.Length ? _blocks : ready / _parameters.BlockLength;
        for (; _block < end; _block++)
        {
            CcsdsBlocks.Map(_parameters, numbers, _block, residuals);
            var option = _choice.Choose(residuals, CcsdsBlocks.HasReference(_parameters, _block));
            if (_block == _next)
            {
                option = ReadOption(option, ref note);
                _next = note.ReadCount(_blocks - 1 - _block) is var gap && gap > 0 ? _block + gap : -1;
            }

            _writer.Write(residuals, _block, _block == _blocks - 1, option);
        }
    }

    // A block of zeros may be noted as another, and another never as a block of zeros.
    private readonly byte ReadOption(byte expected, scoped ref NoteReader note)
    {
        var option = note.ReadByte();
        return option != expected
            && (option <= _parameters.MostSplit || option is CcsdsOption.Pairs or CcsdsOption.Plain)
            ? option : throw NoteReader.Damaged($"a block has the option {option}");
    }
}
