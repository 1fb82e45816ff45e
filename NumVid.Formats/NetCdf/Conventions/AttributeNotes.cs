using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.NetCdf.Schema;

namespace NumVid.Formats.NetCdf.Conventions;

/// <summary>The notes of one owner: a line for each attribute, of name in the file, form, and name in SDS, between
/// tabs.</summary>
/// <remarks>Neither kind of name can hold a tab or a line end.</remarks>
internal sealed class AttributeNotes
{
    private readonly Dictionary<string, (AttributeForm Form, string Key)> _notes = new(StringComparer.Ordinal);

    /// <summary>Whether there are none.</summary>
    internal bool IsEmpty => _notes.Count == 0;

    /// <summary>Reads the notes among the attributes of an owner; lines that make no sense are passed over.</summary>
    internal static AttributeNotes Read(IEnumerable<NetCdfAttribute> attributes)
    {
        var notes = new AttributeNotes();
        var text = attributes.FirstOrDefault(attribute => attribute.Name == HiddenNames.Attributes)?.Text ?? "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is [var fileName, var form, var key]
                && Enum.TryParse<AttributeForm>(form, out var parsed))
            {
                notes.Add(fileName, parsed, key);
            }
        }

        return notes;
    }

    /// <summary>Adds a note.</summary>
    internal void Add(string fileName, AttributeForm form, string key) => _notes[fileName] = (form, key);

    /// <summary>Form and SDS name of an attribute of the file.</summary>
    internal (AttributeForm Form, string Key) Find(string fileName) =>
        _notes.TryGetValue(fileName, out var note) ? note : (AttributeForm.Plain, fileName);

    /// <summary>The attribute that holds the notes.</summary>
    internal NetCdfAttribute ToAttribute()
    {
        var lines = _notes.Select(note => $"{note.Key}\t{note.Value.Form}\t{note.Value.Key}");
        return new(HiddenNames.Attributes, NetCdfType.Char, new[] { string.Join('\n', lines) });
    }
}
