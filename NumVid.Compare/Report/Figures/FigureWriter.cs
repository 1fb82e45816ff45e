using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NumVid.Compare.Report.Figures;

/// <summary>Writes figures as SVG and PNG files.</summary>
internal static class FigureWriter
{
    /// <summary>Writes them into an existing folder, several at once.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="converter">Makes the PNG files.</param>
    /// <returns>Null, or why PNG files are missing, as a sentence.</returns>
    internal static string? Write(string folder, IReadOnlyList<FigureFile> figures, RsvgConvert converter)
    {
        string? problem = null;
        Parallel.ForEach(figures, figure =>
        {
            var path = Path.Combine(folder, figure.Name);
            File.WriteAllText(
                path + ".svg", figure.Draw().ToFile(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

            // Once is enough to know that there is no such program.
            if (Volatile.Read(ref problem) is null && converter.Convert(path + ".svg", path + ".png") is { } reason)
            {
                Volatile.Write(ref problem, reason);
            }
        });
        return problem;
    }
}
