using System;
using System.Collections.Generic;

namespace NumVid.Compare.Maps;

/// <summary>Lines between two sides of a grid of nodes, by marching squares: what is inside, and where between two nodes
/// the side changes, is told by others.</summary>
/// <param name="width">Cells of a row; there is one node more.</param>
/// <param name="height">Rows of cells.</param>
internal sealed class ContourGrid(int width, int height)
{
    private readonly Dictionary<int, List<int>> _next = [];

    /// <summary>The lines, in units of a cell.</summary>
    /// <param name="isInside">Whether a node, by column and row, is inside; null where that is not known.</param>
    /// <param name="mayCross">Whether a line may run between two nodes of different sides.</param>
    /// <param name="crossing">Where between two nodes of different sides the line runs, from 0 to 1.</param>
    internal IReadOnlyList<IReadOnlyList<(double X, double Y)>> Lines(
        Func<int, int, bool?> isInside, Func<int, int, int, int, bool> mayCross, Func<int, int, int, int, double> crossing)
    {
        _next.Clear();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                AddCell(column, row, isInside, mayCross);
            }
        }

        var lines = new List<IReadOnlyList<(double X, double Y)>>();

        // Open lines begin at an edge with one neighbour; what is left are rings.
        foreach (var wanted in new[] { 1, 2 })
        {
            foreach (var edge in new List<int>(_next.Keys))
            {
                if (_next.TryGetValue(edge, out var neighbours) && neighbours.Count == wanted)
                {
                    lines.Add([.. Follow(edge).ConvertAll(each => PlaceOf(each, crossing))]);
                }
            }
        }

        return lines;
    }

    private void AddCell(int column, int row, Func<int, int, bool?> isInside, Func<int, int, int, int, bool> mayCross)
    {
        // Top, right, bottom, left.
        Span<int> edges = [EdgeOf(column, row, 0), EdgeOf(column + 1, row, 1), EdgeOf(column, row + 1, 0), EdgeOf(column, row, 1)];
        Span<int> crossed = stackalloc int[4];
        var count = 0;
        foreach (var edge in edges)
        {
            var (x, y, right, down) = NodesOf(edge);
            if (isInside(x, y) is not { } first || isInside(right, down) is not { } second)
            {
                return;
            }

            if (first != second)
            {
                if (!mayCross(x, y, right, down))
                {
                    return;
                }

                crossed[count++] = edge;
            }
        }

        for (var i = 0; i + 1 < count; i += 2)
        {
            Join(crossed[i], crossed[i + 1]);
            Join(crossed[i + 1], crossed[i]);
        }
    }

    private void Join(int edge, int other)
    {
        if (!_next.TryGetValue(edge, out var neighbours))
        {
            _next[edge] = neighbours = [];
        }

        neighbours.Add(other);
    }

    private List<int> Follow(int start)
    {
        var line = new List<int> { start };
        for (int? edge = start; edge is { } from;)
        {
            edge = null;
            if (_next.Remove(from, out var neighbours) && neighbours.Find(other => _next.ContainsKey(other)) is > 0 and var next)
            {
                line.Add(next);
                edge = next;
            }
            else if (neighbours is not null && line.Count > 2 && neighbours.Contains(start))
            {
                line.Add(start);
            }
        }

        return line;
    }

    // Numbers from 1 on: 0 stands for none.
    private int EdgeOf(int column, int row, int isDown) => (((row * (width + 1)) + column) * 2) + isDown + 1;

    private (int X, int Y, int Right, int Down) NodesOf(int edge)
    {
        var (node, isDown) = Math.DivRem(edge - 1, 2);
        var (row, column) = Math.DivRem(node, width + 1);
        return (column, row, column + 1 - isDown, row + isDown);
    }

    private (double X, double Y) PlaceOf(int edge, Func<int, int, int, int, double> crossing)
    {
        var (x, y, right, down) = NodesOf(edge);
        var part = crossing(x, y, right, down);
        return (x + ((right - x) * part), y + ((down - y) * part));
    }
}
