using System;
using System.Numerics;
using NumVid.Formats.Nv12.Candidates;
using NumVid.Formats.Nv12.Codecs.Predictive;
using NumVid.Formats.Nv12.Geometry;
using NumVid.Formats.Nv12.Scaling.Lattices;

namespace NumVid.Formats.Nv12;

// Why so: docs/decisions/0140-code-is-named-for-the-compiler.md
/// <summary>Names generic code with the types that it runs with. At run time it is found by reflection and through
/// interfaces, where the compiler that runs before the program does not see it.</summary>
/// <remarks>Nothing calls this: being named is enough.</remarks>
internal static class GenericRoots
{
    /// <summary>The classes that variables of SDS types take.</summary>
    internal static Type[] All() =>
    [
        .. Variable<double>(), .. Variable<float>(), .. Variable<sbyte>(), .. Variable<byte>(), .. Variable<short>(),
        .. Variable<ushort>(), .. Variable<int>(), .. Variable<uint>(), .. Variable<long>(), .. Variable<ulong>(),
        .. Variable<DateTime>(), .. Variable<bool>(),
    ];

    /// <summary>What fields of floating-point numbers take besides.</summary>
    internal static void Fields()
    {
        Field<float>();
        Field<double>();
    }

    private static Type[] Variable<T>() =>
        [typeof(Nv12Variable<T>), typeof(ConstantCandidate<T>), typeof(DirectCandidate<T>), typeof(PlainCandidate<T>)];

    private static void Field<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (geometry, values) = (new SegmentGeometry(1, 1, 1), new T[1]);
        var bytes = PredictiveSegments.Encode<T>(values, geometry, null, [1], default, values, goesOn: false);
        PredictiveSegments.Decode<T>(bytes, geometry, null, [1], values);
        LayeredEncoder.Encode<T>(null!, null, useWavefront: false);
        default(Lattice).ToValues<T>([], 0, []);
        new ValueTable([]).ToValues<T>([], 0, []);
    }
}
