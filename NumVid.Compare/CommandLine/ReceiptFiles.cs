using System.IO;
using System.Linq;
using NumVid.Compare.Conversions;
using NumVid.Compare.Errors;
using NumVid.Compare.Report.Json;

namespace NumVid.Compare.CommandLine;

/// <summary>The receipts of a folder that was made by <c>convert</c>.</summary>
internal static class ReceiptFiles
{
    /// <summary>Reads them as one.</summary>
    /// <param name="folder">The folder made.</param>
    /// <param name="receipts">The files; none: <c>receipt.json</c> in the folder.</param>
    /// <exception cref="UsageException">There is none.</exception>
    internal static Receipt Read(string folder, string[] receipts) =>
        Receipt.Merge([.. (receipts.Length > 0 ? receipts : [Path.Combine(folder, "receipt.json")])
            .Select(path => File.Exists(path) ? ReceiptJson.Read(path) : throw new UsageException(
                $"There is no receipt '{path}', which tells the names of the originals; '--receipt' names it."))]);
}
