namespace EccodesDotNet.Interop;

/// <summary>Owns one walk over keys (<c>codes_keys_iterator*</c>) and keeps the message alive meanwhile.</summary>
internal sealed class KeysIteratorHandle : CountedSafeHandle
{
    private CodesHandle? _parent;

    /// <summary>Takes a reference to the message, which the iterator points into.</summary>
    internal void KeepAlive(CodesHandle parent)
    {
        var added = false;
        parent.DangerousAddRef(ref added);
        _parent = added ? parent : null;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        var released = EcCodesNative.codes_keys_iterator_delete(handle) == EcCodesNative.CODES_SUCCESS;
        _parent?.DangerousRelease();
        return released;
    }
}
