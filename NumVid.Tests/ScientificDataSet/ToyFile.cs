using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Research.Science.Data;

namespace NumVid.Tests.ScientificDataSet;

/// <summary>The file of a <see cref="ToyDataSet"/>: magic, attributes of the dataset, then each variable.</summary>
internal static class ToyFile
{
    private const string Magic = "toy 1";

    internal static void Write(string path, DataSet dataSet, IEnumerable<Variable> variables)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(Magic);
        WriteAttributes(writer, dataSet.Metadata);
        foreach (var variable in variables)
        {
            var dims = variable.Dimensions.AsNamesArray();
            writer.Write(dims.Length);
            Array.ForEach(dims, writer.Write);
            WriteAttributes(writer, variable.Metadata);
            WriteArray(writer, ((IToyVariable)variable).Recent);
        }
    }

    internal static void Read(string path, DataSet dataSet, Action<Array, string[], Dictionary<string, object?>> load)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        if (!File.ReadAllText(path).Contains(Magic, StringComparison.Ordinal) || reader.ReadString() != Magic)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' is no toy file.");
        }

        foreach (var (key, value) in ReadAttributes(reader))
        {
            dataSet.Metadata[key] = value;
        }

        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var dims = Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadString()).ToArray();
            var attributes = ReadAttributes(reader);
            load(ReadArray(reader), dims, attributes);
        }
    }

    private static void WriteAttributes(BinaryWriter writer, MetadataDictionary metadata)
    {
        var attributes = metadata.AsDictionary(SchemaVersion.Recent);
        writer.Write(attributes.Count);
        foreach (var (key, value) in attributes)
        {
            writer.Write(key);
            writer.Write(value is Array);
            WriteArray(writer, value as Array ?? new[] { value });
        }
    }

    private static Dictionary<string, object?> ReadAttributes(BinaryReader reader)
    {
        var attributes = new Dictionary<string, object?>();
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            var key = reader.ReadString();
            var isArray = reader.ReadBoolean();
            var value = ReadArray(reader);
            attributes[key] = isArray ? value : value.GetValue(0);
        }

        return attributes;
    }

    private static void WriteArray(BinaryWriter writer, Array array)
    {
        writer.Write(array.GetType().GetElementType()!.FullName!);
        writer.Write(array.Rank);
        Array.ForEach(Enumerable.Range(0, array.Rank).Select(array.GetLength).ToArray(), writer.Write);
        foreach (var value in array)
        {
            WriteValue(writer, value);
        }
    }

    private static Array ReadArray(BinaryReader reader)
    {
        var type = Type.GetType(reader.ReadString(), throwOnError: true)!;
        var shape = Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadInt32()).ToArray();
        var array = Array.CreateInstance(type, shape);
        var index = new int[shape.Length];
        for (var i = 0; i < array.Length; i++)
        {
            var rest = i;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }

            array.SetValue(ReadValue(reader), index);
        }

        return array;
    }

    private static void WriteValue(BinaryWriter writer, object? value)
    {
        var code = value is null ? TypeCode.Empty : Type.GetTypeCode(value.GetType());
        writer.Write((byte)code);
        writer.Write(value switch
        {
            null => "",
            DateTime time => time.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
            double or float => ((IFormattable)value).ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
        });
    }

    private static object? ReadValue(BinaryReader reader)
    {
        var code = (TypeCode)reader.ReadByte();
        var text = reader.ReadString();
        return code switch
        {
            TypeCode.Empty => null,
            TypeCode.DateTime => new DateTime(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
            _ => Convert.ChangeType(text, code, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
