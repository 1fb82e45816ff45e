using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NumVid.Formats.Errors;
using NumVid.Formats.Model;
using NumVid.Formats.NetCdf.Declarations;
using NumVid.Formats.NetCdf.Files;
using NumVid.Formats.NetCdf.Views;

namespace NumVid.Formats.NetCdf.Restoring;

/// <summary>Describes a NetCDF-4 file so that an equal dataset can be made from values.</summary>
internal static class NetCdfOriginalWriter
{
    /// <summary>Describes a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="variables">Its variables as SDS has them, in the order of the file.</param>
    /// <param name="sink">Takes what does not follow from values.</param>
    /// <exception cref="UnsupportedDataException">Something of it cannot be declared again.</exception>
    internal static OriginalFile Describe(
        NetCdfFile file, IReadOnlyList<(string Name, NetCdfVariableView View)> variables, IOriginalSink sink)
    {
        var declaration = file.ReadDeclaration();
        NetCdfTrial.Run(file.Path, declaration);
        NetCdfVariableDeclaration[] declared = [.. declaration.Root.All.SelectMany(group => group.Variables)];
        if (declared.Length != variables.Count)
        {
            throw new UnsupportedDataException(
                $"'{file.Path}' does not come back as the same dataset: {declared.Length - variables.Count} of its "
                + "variables cannot be read; convert it without the quality 'restorable'.");
        }

        using var hash = new NetCdfDataSetHash(declaration);
        var describer = new NetCdfVariableDescriber(file, sink);
        var notes = variables.Zip(declared, (variable, declares) => describer.Describe(
            variable.Name, variable.View, NetCdfDataSetHash.ChunkOf(declares), bytes => hash.Add(bytes))).ToArray();
        var format = declaration.IsNetCdf ? NetCdfRestoration.Format : NetCdfRestoration.Hdf5Format;
        using var stream = new FileStream(
            file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new OriginalFile(
            format, stream.Length, SHA256.HashData(stream), describer.Sources, describer.Parts,
            NetCdfOutlineFormat.Write(declaration, notes))
        {
            DataSetSha256 = hash.Take(),
        };
    }
}
