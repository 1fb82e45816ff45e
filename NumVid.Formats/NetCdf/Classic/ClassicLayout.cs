using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.NetCdf.Classic;

/// <summary>Computes how long a classic file must be.</summary>
internal static class ClassicLayout
{
    /// <summary>The offset behind the last byte of data; padding behind that may be missing, and often is.</summary>
    /// <param name="file">What its header says.</param>
    /// <exception cref="OverflowException">It is above 2^63.</exception>
    internal static long ExpectedLength(ClassicFile file)
    {
        var (recordCount, variables, end) = file;
        var recordByteCount = RecordByteCount(variables);
        foreach (var variable in variables)
        {
            var lastPart = variable.IsRecord ? (recordCount ?? 0) - 1 : 0;
            if (lastPart >= 0 && variable.PartByteCount > 0)
            {
                end = Math.Max(end, checked(variable.Begin + (lastPart * recordByteCount) + variable.PartByteCount));
            }
        }

        return end;
    }

    /// <summary>Each part of a record is padded to four bytes, unless there is only one record variable.</summary>
    internal static long RecordByteCount(IReadOnlyList<ClassicVariable> variables)
    {
        var parts = variables.Where(variable => variable.IsRecord).Select(variable => variable.PartByteCount).ToArray();
        return parts.Length == 1 ? parts[0] : parts.Sum(part => checked(part + 3) & ~3L);
    }
}
