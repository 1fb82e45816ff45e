using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Schema;
using NumVid.Formats.NetCdf.Values;

namespace NumVid.Formats.NetCdf.Views;

/// <summary>A stored variable as SDS shows it.</summary>
/// <param name="Stored">The variable as the file has it.</param>
/// <param name="Name">Its true name.</param>
/// <param name="Dimensions">The true names of its axes; the last axis of characters is part of the text.</param>
/// <param name="Attributes">Its attributes, without its name, MissingValue included where there is one.</param>
/// <param name="Decoder">Turns stored values into shown ones.</param>
internal sealed record NetCdfVariableView(
    NetCdfVariableSchema Stored,
    string Name,
    string[] Dimensions,
    IReadOnlyList<KeyValuePair<string, object?>> Attributes,
    ValueDecoder Decoder)
{
    /// <summary>The lengths of the axes.</summary>
    internal int[] Shape => [.. Stored.Shape.Take(Dimensions.Length).Select(length => checked((int)length))];

    /// <summary>Reads a box of shown values.</summary>
    /// <param name="file">The file that the variable is of.</param>
    /// <param name="origin">Its first corner, within the variable.</param>
    /// <param name="stride">Steps, 1 or more; null for ones.</param>
    /// <param name="count">Values to read along each axis, within the variable.</param>
    /// <exception cref="UnsupportedDataException">It holds more values than an array can.</exception>
    /// <exception cref="InvalidFileException">The values could not be read, or cannot be of their type.</exception>
    internal Array Read(NetCdfFile file, int[] origin, int[]? stride, int[] count)
    {
        RequireHoldable(file.Path, count);
        var shape = count.Length == 0 ? [1] : count;
        if (count.Contains(0) || HasEmptyText)
        {
            return Empty(shape);
        }

        var stored =
            file.Read(Stored, StoredBox(origin, 0), stride is null ? null : StoredBox(stride, 1), StoredCount(count));
        try
        {
            return Decoder.Decode(stored, shape);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidFileException(file.Path, exception.Message, Name, innerException: exception);
        }
    }

    private bool IsText => Decoder is TextDecoder && Stored.Dimensions.Count > 0;

    private bool HasEmptyText => IsText && Stored.Dimensions[^1].Length == 0;

    private int[] StoredBox(int[] box, int last) => IsText ? [.. box, last] : box;

    private int[] StoredCount(int[] count) => IsText ? [.. count, checked((int)Stored.Dimensions[^1].Length)] : count;

    private Array Empty(int[] shape)
    {
        var values = Array.CreateInstance(Decoder.ValueType, shape);
        if (IsText)
        {
            ArraySpan.Of<string>(values).Fill("");
        }

        return values;
    }

    private void RequireHoldable(string path, int[] count)
    {
        var total = count.Aggregate(1.0, (product, length) => product * length);
        if (total * (IsText ? Stored.Dimensions[^1].Length : 1) > Array.MaxLength)
        {
            throw new UnsupportedDataException($"'{path}', variable '{Name}': it was asked for {total} values at once, "
                + $"more than an array can hold; read it in parts.");
        }
    }
}
