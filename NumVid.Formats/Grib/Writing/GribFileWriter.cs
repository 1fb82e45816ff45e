using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;
using EccodesDotNet.Errors;
using NumVid.Formats.Errors;
using NumVid.Formats.Grib.Packing;

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
        var fields = OrderFields(plan);
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                WriteFields(file, fields, options);
                file.Flush(flushToDisk: true);
            }

            return new GribWrittenFile(temporary, plan, fields);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // Time by time, all variables of each: CDO takes the first time step as the list of all variables.
    private static List<(GribVariablePlan Variable, int Plane)> OrderFields(IReadOnlyList<GribVariablePlan> plan)
    {
        var fields = from variable in plan
                     from plane in Enumerable.Range(0, variable.Planes.Count)
                     where variable.Planes[plane] is not null
                     orderby variable.GetTimeIndex(plane)
                     select (variable, plane);
        return [.. fields];
    }

    private static void WriteFields(
        FileStream file, List<(GribVariablePlan Variable, int Plane)> fields, GribOptions options)
    {
        var precisions = fields.Select(field => field.Variable).Distinct().ToDictionary(
            variable => variable, variable => GribPrecisionPlan.Create(variable, options));
        var encoders = new ConcurrentBag<GribFieldEncoder>();
        try
        {
            foreach (var batch in fields.Chunk(FieldsPerProcessor * Environment.ProcessorCount))
            {
                var messages = new byte[batch.Length][];
                Parallel.For(
                    0, batch.Length,
                    () => encoders.TryTake(out var free) ? free : new GribFieldEncoder(options.Packing, options.Scales),
                    (i, _, encoder) =>
                    {
                        var (variable, plane) = batch[i];
                        messages[i] =
                            Encode(encoder, variable, plane, precisions[variable].Get(variable.GetStream(plane)));
                        return encoder;
                    },
                    encoders.Add);
                foreach (var message in messages)
                {
                    file.Write(message);
                }
            }
        }
        catch (AggregateException error) when (error.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
        finally
        {
            foreach (var encoder in encoders)
            {
                encoder.Dispose();
            }
        }
    }

    private static byte[] Encode(
        GribFieldEncoder encoder, GribVariablePlan variable, int index, GribPrecision precision)
    {
        var plane = variable.Planes[index]!;
        if (plane.Stored is { } stored)
        {
            return stored.ReadMessage(plane.Source!);
        }

        try
        {
            return encoder.Encode(
                plane.Header!, plane.Grid, GribPlaneReader.Read(variable, index, plane.Grid), precision);
        }
        catch (Exception error) when (error is EcCodesException or UnsupportedDataException)
        {
            throw new UnsupportedDataException(
                $"The field {index} of '{variable.Name}' cannot be written as GRIB. {error.Message}", error);
        }
    }
}
