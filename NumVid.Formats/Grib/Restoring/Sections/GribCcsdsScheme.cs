using System;
using System.Buffers;

namespace NumVid.Formats.Grib.Restoring.Sections;

// Why so: docs/decisions/0095-ccsds-sections-by-our-own-coder.md
/// <summary>CCSDS packing (template 5.42): noted are the blocks whose option is not the expected one.</summary>
internal sealed class GribCcsdsScheme : GribSectionScheme
{
    private const int Template = 42;
    private const int Header = 5;

    internal override byte Code => 3;

    internal override bool Accepts(GribFieldHeaders headers, GribPackingHead head) =>
        headers.Template == Template && CcsdsParameters.Read(headers.Representation) is { ArePossible: true };

    internal override long[]? Unpack(GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section)
    {
        var samples = new long[headers.ValueCount];
        var parameters = Parameters(headers);
        return section.Length >= Header && new CcsdsReader(parameters, section[Header..]).TryRead(
            samples, new byte[CcsdsBlocks.Count(parameters, samples.Length)]) ? samples : null;
    }

    internal override void Describe(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<byte> section, ReadOnlySpan<long> numbers,
        NoteWriter note)
    {
        var parameters = Parameters(headers);
        var options = new byte[CcsdsBlocks.Count(parameters, numbers.Length)];
        new CcsdsReader(parameters, section[Header..]).TryRead(new long[numbers.Length], options);
        Span<long> residuals = stackalloc long[parameters.BlockLength];
        var choice = new CcsdsChoice(parameters);
        var last = 0;
        for (var block = 0; block < options.Length; block++)
        {
            CcsdsBlocks.Map(parameters, numbers, block, residuals);
            if (choice.Choose(residuals, CcsdsBlocks.HasReference(parameters, block)) != options[block])
            {
                note.WriteNumber((ulong)(block + 1 - last));
                note.WriteByte(options[block]);
                last = block + 1;
            }
        }

        note.WriteNumber(0);
    }

    internal override byte[] Remake(
        GribFieldHeaders headers, GribPackingHead head, Memory<long> numbers, ref NoteReader note)
    {
        var parameters = Parameters(headers);
        var count = CcsdsBlocks.Count(parameters, numbers.Length);
        var length = Header + Measure(parameters, count);
        var octets = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var written = Header + Write(parameters, numbers.Span, count, octets.AsSpan(Header..length), ref note);
            GribSectionHeader.Write(octets.AsSpan(0, written), headers, head);
            return octets.AsSpan(0, written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(octets);
        }
    }

    private static int Write(
        in CcsdsParameters parameters, ReadOnlySpan<long> numbers, int count, Span<byte> octets, ref NoteReader note)
    {
        var writer = new CcsdsWriter(parameters, octets);
        Span<long> residuals = stackalloc long[parameters.BlockLength];
        var choice = new CcsdsChoice(parameters);
        var next = note.ReadCount(count) - 1;
        RequireBits(numbers, parameters);
        for (var block = 0; block < count; block++)
        {
            CcsdsBlocks.Map(parameters, numbers, block, residuals);
            var option = choice.Choose(residuals, CcsdsBlocks.HasReference(parameters, block));
            if (block == next)
            {
                option = ReadOption(parameters, option, ref note);
                next = note.ReadCount(count - 1 - block) is var gap && gap > 0 ? block + gap : -1;
            }

            writer.Write(residuals, block, block == count - 1, option);
        }

        return writer.Length;
    }

    // Samples as they are, with an eighth more for the options of packers that did not take the shortest one.
    private static int Measure(in CcsdsParameters parameters, int blocks)
    {
        var bits = parameters.OptionBits + 1 + ((long)parameters.BlockLength * parameters.Bits);
        var octets = ((blocks * bits) / 8) + (blocks * bits / 64) + (blocks / parameters.Interval) + 64;
        return octets <= Array.MaxLength - Header ? (int)octets
            : throw NoteReader.Damaged($"a section of {octets} bytes is too long");
    }

    // A block of zeros may be noted as another, and another never as a block of zeros.
    private static byte ReadOption(in CcsdsParameters parameters, byte expected, ref NoteReader note)
    {
        var option = note.ReadByte();
        return option != expected
            && (option <= parameters.MostSplit || option is CcsdsOption.Pairs or CcsdsOption.Plain)
            ? option : throw NoteReader.Damaged($"a block has the option {option}");
    }

    private static void RequireBits(ReadOnlySpan<long> numbers, in CcsdsParameters parameters)
    {
        if (numbers.ContainsAnyExceptInRange(0, parameters.Largest))
        {
            throw NoteReader.Damaged($"a packed number has more than {parameters.Bits} bits");
        }
    }

    private static CcsdsParameters Parameters(GribFieldHeaders headers) =>
        CcsdsParameters.Read(headers.Representation)!.Value;
}
