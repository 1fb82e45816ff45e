using System;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NumVid.Compare.Exports;

/// <summary>Numbers of any type as doubles.</summary>
internal static class FrameValues
{
    /// <summary>Copies all elements of an array of any rank.</summary>
    internal static void Copy(Array source, Span<double> target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(source.Length, target.Length);
        switch (source.GetType().GetElementType())
        {
            case var type when type == typeof(float):
                TensorPrimitives.ConvertTruncating<float, double>(SpanOf<float>(source), target);
                break;
            case var type when type == typeof(double):
                SpanOf<double>(source).CopyTo(target);
                break;
            default:
                var i = 0;
                foreach (var value in source)
                {
                    target[i++] = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                }

                break;
        }
    }

    private static Span<T> SpanOf<T>(Array array)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)),
            array.Length);
}
