using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NumVid.Tests.Architecture.Samples.Known;

namespace NumVid.Tests.Architecture.Samples.Knowing;

/// <summary>Each nested type knows the known folder in one way, and none of them is ever run.</summary>
internal static class Ways
{
    internal sealed class InAField(Part value)
    {
        public Part Value = value;
    }

    internal sealed class InAGenericArgument
    {
        public Dictionary<int, List<(int, Part)[]>>? Values { get; set; }
    }

    internal sealed class InABody
    {
        public static void Run() => Part.Act();
    }

    internal sealed class InALambda
    {
        public static Action Run() => () => Part.Act();
    }

    internal sealed class InAClosure
    {
        public static Action Run(int count) => () =>
        {
            if (count > 0)
            {
                Part.Act();
            }
        };
    }

    internal sealed class InALocalFunction
    {
        public static void Run()
        {
            Act();
            static void Act() => Part.Act();
        }
    }

    internal sealed class InAnIterator
    {
        public static IEnumerable<int> Run()
        {
            Part.Act();
            yield return 1;
        }
    }

    internal sealed class InAnAsyncMethod
    {
        public static async Task Run()
        {
            await Task.Yield();
            Part.Act();
        }
    }

    internal sealed class InAMethodArgument
    {
        public static object Run() => Enumerable.Empty<Part>();
    }

    internal sealed class InATypeOf
    {
        public static object Run() => typeof(Part);
    }

    internal sealed class InACast
    {
        public static bool Run(object value) => value is Part;
    }

    internal sealed class InANestedType
    {
        internal sealed class Inner
        {
            public static void Run() => Part.Act();
        }
    }

    internal sealed class InAConstraint<T>
        where T : IEquatable<Part>;

    internal sealed class InABaseType : List<Part>;

    [Part]
    internal sealed class InAnAttribute;
}
