using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using NumVid.Tests.Support;

namespace NumVid.Tests.Formats.Grib;

/// <summary>What cfgrib, ECMWF's reader for xarray, makes of GRIB files.</summary>
/// <param name="File">The file.</param>
/// <param name="ShortName">The parameter.</param>
/// <param name="LevelType">The type of its levels.</param>
/// <param name="FieldCount">Its fields.</param>
/// <param name="ValidTimes">The times for which they hold, ascending, in seconds since 1970.</param>
/// <param name="Levels">Its levels, ascending.</param>
/// <param name="Members">Its members, ascending; none outside ensembles.</param>
/// <param name="Mean">The mean of all values.</param>
internal sealed record CfgribJudge(
    string File, string ShortName, string LevelType, int FieldCount, double[] ValidTimes, double[] Levels, double[] Members,
    double Mean)
{
    private const string Script = """
        import sys, json, logging, warnings
        warnings.filterwarnings('ignore'); logging.disable(logging.CRITICAL)
        import cfgrib, numpy as np
        for path in sys.argv[1:]:
            for ds in cfgrib.open_datasets(path, backend_kwargs={'indexpath': ''}):
                for v in ds.data_vars.values():
                    kind = v.attrs['GRIB_typeOfLevel']
                    at = lambda k: sorted(set(np.atleast_1d(ds[k].values).astype(float).ravel().tolist())) if k in ds.coords else []
                    times = sorted(set((np.atleast_1d(ds['valid_time'].values).ravel().astype('datetime64[s]').astype('int64')).tolist()))
                    points = v.sizes['latitude'] * v.sizes['longitude']
                    print(json.dumps([path, v.attrs['GRIB_shortName'], kind, v.size // points, times, at(kind), at('number'), float(v.mean(dtype='float64'))]))
        """;

    /// <summary>Asks once for several files: its imports take seconds.</summary>
    internal static IReadOnlyList<CfgribJudge> Read(IEnumerable<string> paths) =>
        [.. ExternalTool.Run("/usr/bin/python3", ["-B", "-c", Script, .. paths])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static CfgribJudge Parse(string line)
    {
        var parts = JsonDocument.Parse(line).RootElement;
        double[] Numbers(int at) => [.. parts[at].EnumerateArray().Select(number => number.GetDouble())];
        return new(
            parts[0].GetString()!, parts[1].GetString()!, parts[2].GetString()!, parts[3].GetInt32(), Numbers(4), Numbers(5),
            Numbers(6), parts[7].GetDouble());
    }
}
