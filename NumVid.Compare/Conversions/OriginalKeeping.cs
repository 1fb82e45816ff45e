using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.Research.Science.Data;
using NumVid.Compare.Errors;
using NumVid.Formats;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;

namespace NumVid.Compare.Conversions;

/// <summary>What a conversion does so that its input comes back: byte by byte, or of NetCDF-4 as an equal
/// dataset.</summary>
internal static class OriginalKeeping
{
    /// <summary>Opens an input.</summary>
    internal static DataSet Open(ConversionRequest request, string input)
    {
        Check(request);
        return request.IsRestorable ? Originals.Open(input)
            : request.Salvages ? NumVidProviders.OpenSalvaging(input)
            : NumVidProviders.OpenRead(input);
    }

    /// <summary>Converts a file of a tree: where it cannot be made again, its values are kept exactly all the
    /// same.</summary>
    internal static Conversion RunAsFarAsPossible(ConversionRequest request)
    {
        if (!request.IsRestorable || !Originals.CanKeep(request.Inputs[0]))
        {
            return Conversion.Run(request.IsRestorable ? Exactly(request) : request);
        }

        try
        {
            return Conversion.Run(request);
        }
        catch (Exception exception) when (ErrorSentence.CauseOf(exception) is UnsupportedDataException)
        {
            var done = Conversion.Run(Exactly(request));
            return done with { Warnings = [.. done.Warnings, ErrorSentence.CauseOf(exception).Message] };
        }
    }

    /// <summary>Has the original kept with the commit of the output.</summary>
    internal static void Keep(ConversionRequest request, DataSet target, DataSet source)
    {
        if (request.IsRestorable)
        {
            Originals.Keep(target, source);
        }
    }

    /// <summary>Makes the input again from the output, to nowhere, and compares all of it.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="path">The output, which has not got its name yet.</param>
    /// <param name="checksum">The SHA-256 of the input, taken before.</param>
    /// <returns>What is kept; null where nothing of the sort was asked for.</returns>
    internal static StoredOriginalFile? Rehearse(ConversionRequest request, string path, string checksum)
    {
        if (!request.IsRestorable)
        {
            return null;
        }

        Originals.Rehearse(path, request.Inputs[0]);
        using var made = NumVidProviders.OpenRead(path);
        var kept = Originals.Of(made)!;
        return kept.Sha256 == checksum ? kept
            : throw new IOException($"'{request.Inputs[0]}' was changed while it was read; convert it again.");
    }

    private static ConversionRequest Exactly(ConversionRequest request) => request with
    {
        Options = new Dictionary<string, string>(request.Options) { ["quality"] = "lossless" },
    };

    private static void Check(ConversionRequest request)
    {
        if (!request.IsRestorable)
        {
            return;
        }

        if (request.Format != "nv12")
        {
            throw new UsageException(
                $"'{request.Output}' cannot give its original back; a .nv12 file can be restorable.");
        }

        if (request.Inputs.Count > 1 || request.Names.Count > 0 || request.Cut != Selection.CutRequest.All)
        {
            throw new UsageException(
                "Only a whole file comes back: 'restorable' goes with one input, all variables and no cut.");
        }
    }
}
