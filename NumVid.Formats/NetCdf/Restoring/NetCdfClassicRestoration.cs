using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Classic;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Makes a classic NetCDF file again, byte by byte.</summary>
internal sealed class NetCdfClassicRestoration
{
    /// <summary>The name of the format.</summary>
    internal const string Format = "netcdf-classic";

    private readonly IStoredOriginal _original;
    private readonly IOriginalTarget _target;
    private readonly NetCdfClassicOutline _outline;
    private readonly ClassicFile _file;
    private readonly ClassicPlaces _places;
    private long _kept;

    private NetCdfClassicRestoration(IStoredOriginal original, IOriginalTarget target)
    {
        _original = original;
        _target = target;
        _outline = NetCdfClassicOutline.Read(original.File.Outline, original.File.Length, out _file, out _places);
    }

    /// <summary>Makes a file again.</summary>
    /// <param name="original">What is kept of it.</param>
    /// <param name="values">Reads boxes of variables.</param>
    /// <param name="target">Takes its bytes.</param>
    /// <exception cref="InvalidDataException">Something of it is damaged; the message says which part.</exception>
    internal static void Run(IStoredOriginal original, IOriginalValues values, IOriginalTarget target)
    {
        var restoration = new NetCdfClassicRestoration(original, target);
        target.Write(0, restoration._outline.Header, "the header");
        restoration.WriteBetween();
        restoration.WriteValues(values);
    }

    private void WriteBetween()
    {
        using var pieces = Pieces().GetEnumerator();
        var (piece, at) = (Array.Empty<byte>(), 0);
        foreach (var (offset, length) in _places.Gaps())
        {
            for (var done = 0L; done < length;)
            {
                if (at == piece.Length)
                {
                    (piece, at) = pieces.MoveNext() ? (pieces.Current, 0)
                        : throw new InvalidDataException("fewer bytes are kept than lie between the values");
                }

                var count = (int)Math.Min(length - done, piece.Length - at);
                _target.Write(offset + done, piece.AsSpan(at, count), "what stands between the values");
                done += count;
                at += count;
            }
        }
    }

    private IEnumerable<byte[]> Pieces()
    {
        foreach (var (length, keptLength) in _outline.Between.Where(piece => piece.Length > 0))
        {
            _kept += keptLength;
            yield return NetCdfKeptBytes.Read(_original, _kept - keptLength, keptLength, length, 1);
        }
    }

    private void WriteValues(IOriginalValues values)
    {
        var maker = new NetCdfBlockMaker(_original, values, _kept);
        for (var i = 0; i < _outline.Notes.Count; i++)
        {
            if (_outline.Notes[i] is not { } note)
            {
                continue;
            }

            var (variable, size, first) = (_file.Variables[i], note.Scheme.ByteCount, 0L);
            foreach (var (_, _, bytes) in maker.Make(note, $"variable {i + 1}"))
            {
                BigEndian.Turn(bytes, size);
                foreach (var (offset, start, length) in _places.RangesOf(variable, first, bytes.Length))
                {
                    _target.Write(offset, bytes.AsSpan(start, length), $"variable {i + 1}");
                }

                first += bytes.Length;
            }
        }
    }
}
