using System;
using System.Diagnostics.CodeAnalysis;

[assembly: CLSCompliant(false)]

// Names and kinds of members are those of the original library, so that one binary can stand in for the other.
[assembly: SuppressMessage("Naming", "CA1708", Scope = "module",
    Justification = "Protected fields beside properties, as in the original library.")]
[assembly: SuppressMessage(
    "Naming", "CA1711", Scope = "module", Justification = "Type and member names of the original library.")]
[assembly: SuppressMessage(
    "Naming", "CA1715", Scope = "module", Justification = "Type parameter names of the original library.")]
[assembly: SuppressMessage("Usage", "CA2231", Scope = "module", Justification = "None in the original library.")]
