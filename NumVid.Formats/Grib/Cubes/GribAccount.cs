using System.Collections.Generic;
using System.Linq;
using EccodesDotNet.Framing;
using NumVid.Formats.Model;

namespace NumVid.Formats.Grib.Cubes;

/// <summary>Counts the messages and fields of a file, and lists those that are in no variable.</summary>
internal sealed class GribAccount
{
    private readonly Dictionary<long, int> _messages;
    private readonly List<StoredOmission> _omissions = [];

    /// <summary>Takes the index of a file; its damaged messages are left out already.</summary>
    internal GribAccount(GribFileIndex index)
    {
        _messages = index.Fields.Select(field => field.MessageOffset)
            .Concat(index.Damages.Select(damage => damage.Offset)).Distinct().Order()
            .Select((offset, i) => (offset, i)).ToDictionary(pair => pair.offset, pair => pair.i + 1);
        FieldCount = index.Fields.Count + index.Damages.Count;
        foreach (var damage in index.Damages)
        {
            LeaveOut(damage.Offset, $"the message is damaged: {damage.Problem}");
        }
    }

    /// <summary>The messages, damaged ones included.</summary>
    internal int MessageCount => _messages.Count;

    /// <summary>The fields; a damaged message counts as one.</summary>
    internal int FieldCount { get; }

    /// <summary>What is in no variable.</summary>
    internal IReadOnlyList<StoredOmission> Omissions => _omissions;

    /// <summary>Notes a field that is in no variable.</summary>
    internal void LeaveOut(GribField field, string reason) => LeaveOut(field.MessageOffset, reason);

    private void LeaveOut(long offset, string reason) =>
        _omissions.Add(new StoredOmission(reason) { Message = _messages[offset], Offset = offset });
}
