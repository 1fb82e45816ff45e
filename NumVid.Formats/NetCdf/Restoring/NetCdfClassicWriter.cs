using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Classic;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Views;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Describes a classic file so that it can be made again from values byte by byte.</summary>
internal static class NetCdfClassicWriter
{
    private const int MaxPieceBytes = 1 << 24;

    /// <summary>Describes a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="variables">Its variables as SDS has them, in the order of the file.</param>
    /// <param name="sink">Takes what does not follow from values.</param>
    /// <exception cref="UnsupportedDataException">Something of it cannot be read.</exception>
    internal static OriginalFile Describe(
        NetCdfFile file, IReadOnlyList<(string Name, NetCdfVariableView View)> variables, IOriginalSink sink)
    {
        using var stream = new FileStream(
            file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var layout = ClassicHeaderReader.Read(file.Path, stream);
        if (layout.Variables.Count != variables.Count)
        {
            throw new UnsupportedDataException(
                $"'{file.Path}' does not come back: {layout.Variables.Count - variables.Count} of its variables cannot be "
                + "read; convert it without the quality 'restorable'.");
        }

        var header = new byte[layout.HeaderByteCount];
        stream.Position = 0;
        stream.ReadExactly(header);
        var records = variables.SelectMany(variable => variable.View.Stored.Dimensions)
            .Where(dimension => dimension.IsUnlimited).Select(dimension => checked((int)dimension.Length))
            .FirstOrDefault();
        var places = new ClassicPlaces(layout, records, stream.Length);
        var between = KeepBetween(stream, places, sink);
        var describer = new NetCdfVariableDescriber(file, sink);
        NetCdfVariableNote?[] notes = [.. layout.Variables.Select((variable, i) => places.IsApart(variable)
            ? describer.Describe(variables[i].Name, variables[i].View, chunk: null, _ => { }) : null)];
        stream.Position = 0;
        return new OriginalFile(
            NetCdfClassicRestoration.Format, stream.Length, SHA256.HashData(stream), describer.Sources, describer.Parts,
            new NetCdfClassicOutline(header, records, between, notes).Write());
    }

    private static List<(int Length, int KeptLength)> KeepBetween(
        Stream stream, ClassicPlaces places, IOriginalSink sink)
    {
        var pieces = new List<(int, int)>();
        using var piece = new MemoryStream();
        foreach (var (offset, length) in places.Gaps())
        {
            stream.Position = offset;
            for (var left = length; left > 0;)
            {
                var part = new byte[(int)Math.Min(left, MaxPieceBytes - piece.Length)];
                stream.ReadExactly(part);
                piece.Write(part);
                left -= part.Length;
                if (piece.Length == MaxPieceBytes)
                {
                    Keep();
                }
            }
        }

        Keep();
        return pieces;

        void Keep()
        {
            if (piece.Length > 0)
            {
                var kept = NetCdfKeptBytes.Of(piece.ToArray(), 1);
                sink.Keep(kept);
                pieces.Add(((int)piece.Length, kept.Length));
                piece.SetLength(0);
            }
        }
    }
}
