namespace NumVid.Formats.Model;

/// <summary>What bases and the residuals on top of them take.</summary>
/// <param name="BaseBytes">Bytes of base videos, or of what a codec of values made.</param>
/// <param name="ResidualBytes">Bytes of residuals.</param>
public readonly record struct LayerBytes(long BaseBytes, long ResidualBytes);
