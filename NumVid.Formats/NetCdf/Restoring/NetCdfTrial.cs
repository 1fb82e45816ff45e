using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NumVid.Formats.Errors;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Files;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Declares in a new file, without values, what a file has declared, and looks whether it reads the
/// same.</summary>
internal static class NetCdfTrial
{
    /// <summary>Makes the trial.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="declaration">What it declares.</param>
    /// <exception cref="UnsupportedDataException">Something of it is not declared so again.</exception>
    internal static void Run(string path, NetCdfDeclaration declaration)
    {
        var place = Path.Combine(Path.GetTempPath(), $"numvid-{Path.GetRandomFileName()}.nc");
        try
        {
            using (var file = new NetCdfDeclaredFile(place, declaration))
            {
                file.Finish();
            }

            using var made = NetCdfFile.Open(place);
            if (DifferenceOf(declaration, made.ReadDeclaration()) is { } difference)
            {
                throw new InvalidDataException($"{difference}: it reads differently when it is written again");
            }
        }
        catch (InvalidDataException refusal)
        {
            throw new UnsupportedDataException(
                $"'{path}' does not come back as the same dataset, because the NetCDF library does not declare again "
                + $"{refusal.Message}; convert it without the quality 'restorable'.", refusal);
        }
        finally
        {
            File.Delete(place);
        }
    }

    private static string? DifferenceOf(NetCdfDeclaration left, NetCdfDeclaration right)
    {
        if (left.Format != right.Format)
        {
            return "the format";
        }

        foreach (var (first, second) in PartsOf(left).Zip(PartsOf(right)))
        {
            if (!first.Bytes.AsSpan().SequenceEqual(second.Bytes))
            {
                return first.What;
            }
        }

        return PartsOf(left).Count() == PartsOf(right).Count() ? null : "all groups and variables";
    }

    private static IEnumerable<(string What, byte[] Bytes)> PartsOf(NetCdfDeclaration declaration)
    {
        foreach (var group in declaration.Root.All)
        {
            // Without values unlimited dimensions are empty.
            yield return Part($"dimensions of group '{group.Name}'", group with
            {
                Dimensions = [.. group.Dimensions.Select(one => one.IsUnlimited ? one with { Length = 0 } : one)],
                Variables = [],
                Attributes = [],
                Groups = [],
            });
            foreach (var variable in group.Variables)
            {
                yield return Part($"variable '{variable.Name}'", Empty(group) with { Variables = [variable] });
            }

            foreach (var attribute in group.Attributes)
            {
                yield return Part($"attribute '{attribute.Name}' of group '{group.Name}'", Empty(group) with
                {
                    Attributes = [attribute],
                });
            }
        }
    }

    private static NetCdfGroupDeclaration Empty(NetCdfGroupDeclaration group) => new(group.Name, [], [], [], []);

    private static (string What, byte[] Bytes) Part(string what, NetCdfGroupDeclaration group)
    {
        var bytes = new NumberWriter();
        NetCdfDeclarationFormat.Write(bytes, new(NetCdfDeclaration.NetCdf4, IsNetCdf: true, group));
        return (what, bytes.Written.ToArray());
    }
}
