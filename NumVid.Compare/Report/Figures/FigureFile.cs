using System;
using NumVid.Compare.Report.Charts;

namespace NumVid.Compare.Report.Figures;

/// <summary>A chart or picture that is to become a file.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Draw">Draws it; called once.</param>
internal sealed record FigureFile(string Name, Func<SvgCanvas> Draw);
