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
        var octets = ArrayPool<byte>.Shared.Rent(Measure(headers, numbers.Length));
        try
        {
            var writer = new CcsdsSectionWriter(Parameters(headers), octets.AsSpan(Header), numbers.Length, ref note);
            writer.Write(numbers.Span, numbers.Length, ref note);
            return Finish(headers, head, octets, writer.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(octets);
        }
    }

    internal override byte[] Remake<T>(
        GribFieldHeaders headers, GribPackingHead head, ReadOnlySpan<T> values, Action<int> waitFor,
        Memory<long> numbers, ref NoteReader note)
    {
        if (headers.HasBitmap)
        {
            return base.Remake(headers, head, values, waitFor, numbers, ref note);
        }

        const int AtOnce = 1 << 13;
        var octets = ArrayPool<byte>.Shared.Rent(Measure(headers, numbers.Length));
        try
        {
            var writer = new CcsdsSectionWriter(Parameters(headers), octets.AsSpan(Header), numbers.Length, ref note);
            for (int start = 0, end; start < numbers.Length; start = end)
            {
                end = Math.Min(numbers.Length, start + AtOnce);
                waitFor(end);
                ToNumbers(headers, head, values[start..end], numbers.Span[start..end]);
                writer.Write(numbers.Span, end, ref note);
            }

            return Finish(headers, head, octets, writer.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(octets);
        }
    }

    private static byte[] Finish(GribFieldHeaders headers, GribPackingHead head, byte[] octets, int written)
    {
        var section = octets.AsSpan(0, Header + written);
        GribSectionHeader.Write(section, headers, head);
        return section.ToArray();
    }

    private static int Measure(GribFieldHeaders headers, int count) =>
        Header + CcsdsSectionWriter.Measure(Parameters(headers), count);

    private static CcsdsParameters Parameters(GribFieldHeaders headers) =>
        CcsdsParameters.Read(headers.Representation)!.Value;
}
