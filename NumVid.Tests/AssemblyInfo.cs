using System;
using NUnit.Framework;

[assembly: CLSCompliant(false)]

// Native handles are counted process-wide and measured per fixture, so fixtures run one after another.
[assembly: NonParallelizable]
