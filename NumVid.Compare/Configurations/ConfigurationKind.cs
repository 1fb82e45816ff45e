namespace NumVid.Compare.Configurations;

/// <summary>What a configuration does with a field.</summary>
internal enum ConfigurationKind
{
    /// <summary>Writes it as it is to a format of this project.</summary>
    File,

    /// <summary>Writes every second point of both directions of the frame, and interpolates the others when reading.</summary>
    HalfResolution,

    /// <summary>Rounds it and writes nothing: the error of the quantiser alone.</summary>
    Quantiser,

    /// <summary>Writes it as it is through another provider of Scientific DataSet, named by a URI.</summary>
    Provider,
}
