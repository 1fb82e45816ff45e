using System;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Manifest;

namespace NumVid.Formats.Nv12.Reading;

/// <summary>Reads rectangles of a variable: decodes the segments that are asked for, in parallel, and no
/// others.</summary>
internal static class VariableReader
{
    /// <summary>Reads points.</summary>
    /// <param name="file">The file.</param>
    /// <param name="variable">One of its variables, of type <typeparamref name="T"/>.</param>
    /// <param name="request">The points; within the variable's shape.</param>
    /// <param name="threads">How many segments may be decoded at once.</param>
    /// <param name="salvage">Takes the place of damaged segments; null when one is an error.</param>
    /// <returns>An array of the request's shape; of one element for rank 0.</returns>
    internal static Array Read<T>(
        Nv12File file, StoredVariable variable, ReadRequest request, int threads, IDamagedSegments? salvage = null)
    {
        if (request.Count.Aggregate(1.0, (product, length) => product * length) > Array.MaxLength)
        {
            throw file.TooLarge(variable.Name, request.Count);
        }

        Array result = request.Count.Length == 0 ? new T[1] : Array.CreateInstance(typeof(T), request.Count);
        if (result.Length == 0)
        {
            return result;
        }

        var segments = SegmentsFor(variable, request);
        RunAll(segments, threads, segment =>
            BoxCopy.CopyRequested(
                Decode<T>(file, variable, segment, salvage), segment.Box, ArraySpan.Of<T>(result), request));
        return result;
    }

    /// <summary>The segments that hold the points of a request; each is fetched and decoded as a whole.</summary>
    internal static StoredSegment[] SegmentsFor(StoredVariable variable, ReadRequest request) =>
        [.. variable.Segments.Where(segment => request.PartIn(segment.Box) is not null)];

    private static T[] Decode<T>(
        Nv12File file, StoredVariable variable, StoredSegment segment, IDamagedSegments? salvage)
    {
        try
        {
            return file.Decode<T>(segment, variable.Name);
        }
        catch (InvalidFileException e) when (salvage is not null)
        {
            return salvage.Replace<T>(variable, segment, e);
        }
    }

    private static void RunAll(StoredSegment[] segments, int threads, Action<StoredSegment> read)
    {
        if (segments.Length == 1)
        {
            read(segments[0]);
            return;
        }

        try
        {
            Parallel.ForEach(segments, new ParallelOptions { MaxDegreeOfParallelism = threads }, read);
        }
        catch (AggregateException e)
        {
            // One damaged segment is one error for the caller, with its own stack.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }
}
