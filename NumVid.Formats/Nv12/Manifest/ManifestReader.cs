using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Unicode;
using NumVid.Formats.Nv12.Elements;
using NumVid.Formats.Nv12.Geometry;

namespace NumVid.Formats.Nv12.Manifest;

/// <summary>Reads the manifest; whatever a file claims is checked before it is believed.</summary>
internal static class ManifestReader
{
    private const int MaxDepth = 16;
    private const int MaxRank = 64;

    /// <summary>Reads a part of a manifest.</summary>
    /// <exception cref="InvalidDataException">It is damaged; the message names the place.</exception>
    internal static ManifestPart Read(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            throw new InvalidDataException("the manifest is not UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return ReadPart(new ManifestNode(document.RootElement, "manifest"));
        }
        catch (InvalidOperationException e)
        {
            // An escape of half a surrogate pair is found when the text is asked for, not when JSON is parsed.
            throw new InvalidDataException("the manifest holds text that is not Unicode", e);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"the manifest is not JSON (line {e.LineNumber}, byte {e.BytePositionInLine})", e);
        }
    }

    private static ManifestPart ReadPart(ManifestNode root)
    {
        if (root["format"].Plain() != "numvid" || root["version"].Integer(0, int.MaxValue) != FileManifest.Version)
        {
            throw new InvalidDataException(
                $"the manifest is of format '{root["format"].Plain()}' version {root["version"].Element}; "
                + $"this program reads 'numvid' version {FileManifest.Version}");
        }

        RequiredNames.CheckFile(root);
        var variables = root["variables"].Items().Select(ReadChange).ToArray();
        return variables.DistinctBy(change => change.Variable.Id).Count() == variables.Length
            ? new ManifestPart(
                AttributeJson.Read(root["attributes"]), root["nextId"].Integer(1, int.MaxValue),
                root["nextPack"].Integer(0, int.MaxValue), variables)
            {
                Original = OriginalJson.Read(root),
            }
            : throw new InvalidDataException("two variables of the manifest have the same id");
    }

    private static VariableChange ReadChange(ManifestNode node) =>
        new(ReadVariable(node), node.Optional("removed")?.Integers() ?? []);

    private static StoredVariable ReadVariable(ManifestNode node)
    {
        var dimensions = node["dimensions"].Items().Select(item => item.Text()).ToArray();
        var shape = node["shape"].Integers();
        if (shape.Length != dimensions.Length || shape.Length > MaxRank)
        {
            throw node["shape"].Wrong($"one extent for each of {dimensions.Length} dimensions");
        }

        var type = SdsTypes.Find(node["type"].Plain()) ?? throw node["type"].Wrong("an SDS type");
        return new StoredVariable
        {
            Id = node["id"].Integer(1, int.MaxValue),
            Type = type,
            Dimensions = dimensions,
            Shape = shape,
            Attributes = AttributeJson.Read(node["attributes"]),
            Decisions = node.Optional("coding") is { } decisions ? ReadDecisions(decisions, shape.Length) : null,
            NextSegment = node["nextSegment"].Integer(0, int.MaxValue),
            Segments = [.. node["segments"].Items().Select(item => ReadSegment(item, type, shape))],
        };
    }

    private static VariableDecisions ReadDecisions(ManifestNode node, int rank)
    {
        int? videoAxis = node.Optional("videoAxis")?.Integer(0, rank - 2);
        var frameAxes = node.Optional("frameAxes") is { } axes ? ReadFrameAxes(axes, rank, videoAxis) : [];
        var streamAxes = Math.Max(0, rank - 2 - (videoAxis.HasValue && rank > 2 ? 1 : 0) - frameAxes.Length);
        return new VariableDecisions
        {
            IsExact = node["exact"].Flag(),
            Reason = node["reason"].Plain(),
            Quality = node["quality"].Plain(),
            VideoAxis = videoAxis,
            FrameAxes = frameAxes,
            JoinsFrames = node.Optional("together")?.Flag() ?? false,
            Encoder = node.Optional("encoder")?.Plain(),
            Codec = node.Optional("codec")?.Plain(),
            Rate = node.Optional("rate")?.Plain(),
            Plane = ReadPlane(node),
            Transform = ReadTransform(node),
            Range = node.Optional("range")?.Number(),
            RelativeBound = node.Optional("relativeBound")?.Number(),
            MeanSquareBound = node.Optional("meanSquareBound")?.Number(),
            Bounds = node.Optional("bounds") is { } bounds
                ? [.. bounds.Items().Select(item => ReadBound(item, streamAxes))]
                : [],
        };
    }

    private static int[] ReadFrameAxes(ManifestNode node, int rank, int? videoAxis)
    {
        var axes = node.Integers();
        return axes.All(axis => axis < rank - 2 && axis != videoAxis)
            && axes.Zip(axes.Skip(1)).All(pair => pair.First < pair.Second)
            ? axes
            : throw node.Wrong("ascending axes that are neither in the frame nor the video axis");
    }

    private static StreamBound ReadBound(ManifestNode node, int streamAxes)
    {
        var indices = node["stream"].Integers();
        var bound = node.Optional("bound")?.Number();
        return indices.Length == streamAxes && bound is null or >= 0
            ? new StreamBound(new StreamKey(indices), bound, node["minimum"].Number(), node["maximum"].Number())
            : throw node.Wrong($"a bound for {streamAxes} stream indices");
    }

    private static StoredSegment ReadSegment(ManifestNode node, Type type, int[] variableShape)
    {
        var kind = SegmentKindNames.Find(node["kind"].Plain()) ?? throw node["kind"].Wrong("a kind of segment");
        var segment = new StoredSegment
        {
            Number = node["number"].Integer(0, int.MaxValue),
            Box = ReadBox(node, variableShape),
            Order = node.Optional("frameOrder") is { } order ? ReadOrder(order, variableShape.Length - 2) : null,
            Kind = kind,
            Requires = RequiredNames.Read(node),
            ConstantBits = kind == SegmentKind.Constant ? ReadBits(node["bits"]) : 0,
            Data = node.Optional("data") is { } data ? BlobJson.Read(data) : null,
            Layers = node.Optional("layers") is { } layers ? BlobJson.Read(layers) : null,
            Video = kind == SegmentKind.Layered ? ReadVideo(node["video"]) : null,
            ValuesSha256 = node.Optional("valuesSha256")?.Hash(),
            MaxError = node.Optional("maxError")?.Number() ?? 0,
            MaxRelativeError = node.Optional("maxRelativeError")?.Number(),
            MeanSquareError = node.Optional("meanSquareError")?.Number() ?? 0,
            GridStep = node.Optional("gridStep") is { } step
                ? step.Number() is > 0 and var size ? size : throw step.Wrong("a positive number")
                : null,
            Fallback = node.Optional("fallback")?.Plain(),
        };
        var problem = SegmentRules.ProblemOf(segment, type);
        return problem is null ? segment : throw node.Wrong(problem);
    }

    private static FrameOrder ReadOrder(ManifestNode node, int count)
    {
        var order = new FrameOrder(node.Integers());
        return count > 0 && order.IsOrderOf(count)
            ? order
            : throw node.Wrong($"the axes 0 to {count - 1}, each once");
    }

    private static Box ReadBox(ManifestNode node, int[] variableShape)
    {
        var origin = node["origin"].Integers();
        var shape = node["shape"].Integers();
        if (origin.Length != variableShape.Length || shape.Length != variableShape.Length)
        {
            throw node["shape"].Wrong($"{variableShape.Length} extents");
        }

        var count = 1L;
        for (var axis = 0; axis < shape.Length; axis++)
        {
            count *= shape[axis];
            if (shape[axis] == 0 || (long)origin[axis] + shape[axis] > variableShape[axis]
                || count > SegmentRules.MaxValues)
            {
                throw node["shape"].Wrong($"a box of 1 to {SegmentRules.MaxValues} values inside the variable");
            }
        }

        return new Box(origin, shape);
    }

    private static ulong ReadBits(ManifestNode node)
    {
        var text = node.Plain();
        return text.StartsWith("0x", StringComparison.Ordinal)
            && ulong.TryParse(text.AsSpan(2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var bits)
                ? bits
                : throw node.Wrong("bits in hexadecimal");
    }

    private static VideoDescription ReadVideo(ManifestNode node)
    {
        var layers = new LayerLengths(
            ReadLength(node, "mask"), ReadLength(node, "specials"), ReadLength(node, "residual"),
            ReadLength(node, "patches"));
        var scale = new LinearScale(node["minimum"].Number(), node["step"].Number(), node["bitDepth"].Integer(8, 16));
        return new VideoDescription(
            scale,
            node.Optional("residualStep")?.Number() ?? 0,
            layers,
            ReadPlane(node),
            node.Optional("picture") is { } picture ? ReadPicture(picture) : null,
            node.Optional("codec")?.Plain(),
            node.Optional("rate")?.Plain(),
            ReadTransform(node),
            node.Optional("framesSha256")?.Hash())
        {
            Stream = node.Optional("stream") is { } stream ? ReadStream(stream) : null,
            Steps = node.Optional("steps") is { } steps ? ReadSteps(steps) : null,
            Grid = node.Optional("levels") is { } grid ? ReadGrid(grid) : null,
            ResidualForm = node.Optional("residualModel") is { } form ? ResidualFormNames.Read(form) : ResidualForm.Plain,
        };
    }

    private static StreamShape ReadStream(ManifestNode node) => node.Integers() is [var width, var height, var count, var depth]
        ? new StreamShape(width, height, count, depth)
        : throw node.Wrong("width, height, count and bit depth");

    private static double[] ReadSteps(ManifestNode node)
    {
        double[] steps = [.. node.Items().Select(item => item.Number())];
        return steps.Length > 0 && steps.All(step => step > 0) ? steps : throw node.Wrong("positive numbers");
    }

    private static RelativeGrid ReadGrid(ManifestNode node)
    {
        var grid = new RelativeGrid(
            node["first"].Number(), node["growth"].Number(),
            node.Optional("limit")?.Number() ?? double.PositiveInfinity,
            node["least"].Number(), node["count"].Integer(1, RelativeGrid.MaxCount));
        return grid is { First: > 0, Growth: > 0, Limit: > 0, Least: > 0 }
            ? grid
            : throw node.Wrong("positive numbers");
    }

    private static SegmentPlane ReadPlane(ManifestNode node) => node.Optional("plane") is { } plane
        ? SegmentPlaneNames.Find(plane.Plain()) ?? throw plane.Wrong("a plane")
        : SegmentPlane.RowColumn;

    private static FrameTransform ReadTransform(ManifestNode node) => node.Optional("temporal") is { } transform
        ? FrameTransformNames.Find(transform.Plain()) ?? throw transform.Wrong("a transform of frames")
        : FrameTransform.None;

    private static int ReadLength(ManifestNode node, string name) =>
        node.Optional(name)?.Integer(0, Array.MaxLength) ?? 0;

    private static PictureLayout ReadPicture(ManifestNode node)
    {
        var numbers = node.Integers();
        return numbers.Length == 4 && numbers.All(number => number > 0)
            && numbers[0] <= PictureLayout.MaxSide && numbers[1] <= PictureLayout.MaxSide
                ? new PictureLayout(numbers[0], numbers[1], numbers[2], numbers[3])
                : throw node.Wrong($"width and height in [1, {PictureLayout.MaxSide}], count and group");
    }
}
