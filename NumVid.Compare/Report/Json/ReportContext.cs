using System.Text.Json.Serialization;
using NumVid.Compare.Results;

namespace NumVid.Compare.Report.Json;

/// <summary>The generated serializers of all documents: reflection would cost a tenth of a second at the first
/// use.</summary>
[JsonSerializable(typeof(ComparisonResult))]
[JsonSerializable(typeof(DataDocument))]
[JsonSerializable(typeof(DiagnosisDocument))]
[JsonSerializable(typeof(FileDocument))]
[JsonSerializable(typeof(FixityDocument))]
[JsonSerializable(typeof(ReceiptDocument))]
[JsonSerializable(typeof(Study))]
[JsonSerializable(typeof(VerificationDocument))]
internal sealed partial class ReportContext : JsonSerializerContext;
