using System.IO;
using NumVid.Tests.Support;

namespace NumVid.Tests.Compare.Report;

/// <summary>Judges a result.json by docs/result.schema.json, with a validator that is not ours.</summary>
internal static class ResultSchema
{
    // parse_constant: Python's own reader would take NaN and Infinity for numbers.
    private const string Script = """
        import json, sys, jsonschema
        def refuse(token): raise ValueError(f'{token} is no JSON')
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        result = json.load(open(sys.argv[2]), parse_constant=refuse)
        for error in jsonschema.Draft202012Validator(schema).iter_errors(result):
            print('/'.join(map(str, error.absolute_path)), error.message[:200], sep=': ')
        """;

    /// <summary>What is wrong with a file, a line a fault; empty when nothing is.</summary>
    internal static string FaultsOf(string path) =>
        ExternalTool.Run("python3", "-c", Script, Path.Combine(TestFiles.Root, "docs", "result.schema.json"), path)
            .Trim();
}
