using System.Numerics;
using NumVid.Formats.Grib.Restoring.Sections;

namespace NumVid.Formats.Grib.Restoring;

// Why so: docs/decisions/0140-code-is-named-for-the-compiler.md
/// <summary>Names the generic code that packs messages, which is called through base classes only.</summary>
/// <remarks>Nothing calls this: being named is enough.</remarks>
internal static class GribSectionRoots
{
    /// <summary>What fields take.</summary>
    internal static void Fields()
    {
        Field<float>();
        Field<double>();
    }

    private static void Field<T>()
        where T : struct, IFloatingPointIeee754<T>
    {
        var note = new NoteReader([]);
        new GribCcsdsScheme().Remake<T>(null!, null!, [], _ => { }, default, ref note);
        new GribSimpleScheme().ToNumbers<T>(null!, null!, [], []);
        new GribComplexScheme().ToNumbers<T>(null!, null!, [], []);
        GribMadeBitmap.TryMake<T>(0, 0, []);
    }
}
