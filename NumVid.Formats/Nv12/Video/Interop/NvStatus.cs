namespace NumVid.Formats.Nv12.Video.Interop;

/// <summary>What a function of the shim returns; see numvid_av.h.</summary>
internal enum NvStatus
{
    Ok = 0,
    InvalidArgument = 1,
    NotAvailable = 2,
    InvalidData = 3,
    OutOfMemory = 4,
    LibraryFailed = 5,
}
