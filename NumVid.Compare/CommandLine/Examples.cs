using System.Collections.Generic;

namespace NumVid.Compare.CommandLine;

/// <summary>What --help shows at its end.</summary>
internal static class Examples
{
    /// <summary>The examples for a command; those of the whole program for any other name.</summary>
    internal static IReadOnlyList<string> Of(string command) => command switch
    {
        "compare" =>
        [
            "numvid compare fixtures/surface_winds_monthly.grib2",
            "numvid compare era5.nc --variables t,z --out results",
            "numvid compare era5.nc --max-error 't:abs=0.01;default:range=1e-4' --out study",
            "numvid compare era5.nc --variables t --sweep --bounds 'abs=0.5,0.1,0.02;presets' --out sweep --figures",
            "numvid compare era5.nc --max-error abs=0.05 --timing --out timing",
            "numvid compare era5.nc --max-error abs=0.05 --configs 'nv12:auto,external:zfp:zfp -f -{rank} {dims} -a {abs} "
                + "-i {in} -z {out} => zfp -f -{rank} {dims} -a {abs} -z {in} -o {out}'",
            "numvid compare era5.nc --max-error tp:abs=1e-4 --count 'tp>=0.001'",
            "numvid compare era5.nc --max-error range=1e-3 --derive 'speed=hypot(u10,v10)' "
                + "--derive 'thickness=z@level=500-z@level=1000' --derive 'rain[mm]=1000*diff(tp)'",
            "numvid compare --demo --out demo",
            "numvid compare era5.nc --until-checks-pass --checks 'published,newNegatives<=0' --out usable",
            "numvid compare archive --max-error range=1e-4 --out study --resume",
            "numvid compare archive --max-error range=1e-4 --out study --shard 3/16",
            "numvid compare era5.nc --times 2019-03-01..2019-03-07 --levels 500,850 --configs seed",
            "numvid compare era5.nc --configs 'nv12,nv12:abs=0.05,grib2-ccsds:12,netcdf4-zlib9'",
        ],
        "merge" =>
        [
            "numvid merge node1 node2 node3 --out study",
            "numvid merge study --out study",
        ],
        "convert" =>
        [
            "numvid convert era5.grib2 era5.nv12",
            "numvid convert era5.nc era5.nv12 --quality 't:abs=0.01;tp:lossless;default:range=1e-4'",
            "numvid convert era5.nv12 era5.grib2 --packing ccsds --bits 16",
            "numvid convert era5.nv12 era5.nc --deflate 9",
            "numvid convert era5_*.grib era5.nv12 --check",
            "numvid convert archive archive-nv12 --to nv12 --quality abs=0.01 --receipt receipt.json",
            "numvid convert archive archive-nv12 --to nv12 --shard 3/16",
            "numvid convert damaged.nv12 saved.nv12 --salvage",
            "numvid convert era5_2019.nv12 day.nc --times 2019-03-01 --variables t2m",
            "numvid convert era5_2019.nc noon.nv12 --times 2019-01-01T12:00/2019-12-31/1d --region -10,35,40,70",
            "numvid convert ens.grib2 few.grib2 --levels 500,850 --members 0/9 --times '#-1'",
            "numvid convert mixed.grib mixed.nv12 --check --allow-omissions",
            "numvid convert era5.grib era5.nv12 --restorable",
            "numvid convert archive archive-nv12 --to nv12 --restorable",
        ],
        "append" =>
        [
            "numvid append era5.nv12 era5_20190308.grib2",
            "numvid append era5.nv12 era5_201903*.nc --skip-existing",
            "numvid append stations.nc new.nc --along record",
        ],
        "import" =>
        [
            "numvid import clip.mkv clip.nv12",
            "numvid import screen.mp4 screen.nc --matrix bt709",
            "numvid import video_min-6.07_max5.02_fc1301.mp4 wind.nv12 --name wind",
            "numvid import radar.mkv radar.nv12 --keep-stream",
            "numvid import high.mp4 wind.nv12 --low low.mp4 --minimum -6.07 --maximum 5.02",
            "numvid import wind.npy wind.nc",
        ],
        "export" =>
        [
            "numvid export era5.nv12 t2m t2m.mp4",
            "numvid export era5.nc t t500.webm --levels 500 --times 2019-03 --region -10,35,40,70 --rate 24",
            "numvid export era5.grib2 tp rain.png --colours rain --minimum 0 --maximum 20 --times '#0'",
            "numvid export era5.nv12 t2m t2m.npy",
            "numvid export wind.nv12 wind seed --as seed --preset high",
            "numvid export era5.nv12 t2m streams --as raw",
        ],
        "info" => ["numvid info era5.nv12", "numvid info era5.grib2 --json"],
        "data" =>
        [
            "numvid data era5.nc t 0,:,10:20:2",
            "numvid data era5.grib2 latitude",
            "numvid data era5.nv12 t -1,::8,::8 --csv > last.csv",
        ],
        "explain" =>
        [
            "numvid explain era5.nv12 t --frame 3",
            "numvid explain fixtures/coads_sst_airt_monthly.nc SST --frame 1 --block 4,10 --bits 12 --step 8",
        ],
        "verify" =>
        [
            "numvid verify era5.nv12",
            "numvid verify era5.grib2 era5.nv12",
            "numvid verify archive-nv12 --receipt archive-nv12/receipt.json --originals archive",
            "numvid verify out --receipt out/receipt-1-of-2.json --receipt out/receipt-2-of-2.json --merged all.json",
            "numvid verify era5.nc packed.nc --quality 't:abs=0.01;default:range=1e-4' --json",
        ],
        "restore" => ["numvid restore era5.nv12 era5.grib", "numvid restore archive-nv12 archive-again"],
        "repack" => ["numvid repack era5.nv12"],
        "doctor" => ["numvid doctor", "numvid doctor --json"],
        _ =>
        [
            "numvid compare fixtures/surface_winds_monthly.grib2",
            "numvid convert era5.grib2 era5.nv12",
            "numvid info era5.nv12",
            "numvid verify era5.nv12",
            "numvid doctor",
        ],
    };
}
