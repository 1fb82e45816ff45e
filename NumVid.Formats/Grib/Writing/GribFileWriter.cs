using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using EccodesDotNet;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Grib.Writing;

/// <summary>Writes planned fields to a temporary file: encoded on all processors, written in order.</summary>
internal static class GribFileWriter
{
    // Messages in memory at a time; the file's bytes do not depend on it.
    private const int FieldsPerProcessor = 8;

    /// <summary>Writes a file beside its final place.</summary>
    /// <exception cref="UnsupportedDataException">A value cannot be packed.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    internal static GribWrittenFile Write(string path, IReadOnlyList<GribVariablePlan> plan, GribOptions options)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                WriteFields(file, plan, options);
                file.Flush(flushToDisk: true);
            }

            return new GribWrittenFile(temporary, plan);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void WriteFields(FileStream file, IReadOnlyList<GribVariablePlan> plan, GribOptions options)
    {
        var fields = plan.SelectMany(variable => variable.Planes.Select((plane, i) => (variable, plane, i))).Where(field => field.plane is not null);
        foreach (var batch in fields.Chunk(FieldsPerProcessor * Environment.ProcessorCount))
        {
            var messages = new byte[batch.Length][];
            try
            {
                Parallel.For(0, batch.Length, i => messages[i] = Encode(batch[i].variable, batch[i].plane!, batch[i].i, options));
            }
            catch (AggregateException error) when (error.InnerException is { } inner)
            {
                ExceptionDispatchInfo.Throw(inner);
            }

            foreach (var message in messages)
            {
                file.Write(message);
            }
        }
    }

    private static byte[] Encode(GribVariablePlan variable, GribPlanePlan plane, int index, GribOptions options)
    {
        if (plane.Stored is { } stored)
        {
            return stored.ReadMessage(plane.Source!);
        }

        try
        {
            return GribFieldEncoder.Encode(plane.Header!, plane.Grid, GribPlaneReader.Read(variable, index, plane.Grid), options);
        }
        catch (EcCodesException error)
        {
            throw new UnsupportedDataException($"The field {index} of '{variable.Name}' cannot be written as GRIB. {error.Message}", error);
        }
    }
}
