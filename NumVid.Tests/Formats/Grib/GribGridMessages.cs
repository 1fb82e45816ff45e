using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EccodesDotNet;

namespace NumVid.Tests.Formats.Grib;

/// <summary>One small message for each sort of grid; every value is another one.</summary>
internal static class GribGridMessages
{
    /// <summary>The sorts, by name: template, keys, points.</summary>
    private static readonly Dictionary<string, (string Sample, string Keys, int Points)> s_grids = new()
    {
        ["azimuthal"] = ("regular_ll_sfc_grib2", "gridDefinitionTemplateNumber=140,Nx=9,Ny=7,latitudeOfFirstGridPoint=41000000,longitudeOfFirstGridPoint=-3500000,standardParallelInMicrodegrees=48000000,centralLongitudeInMicrodegrees=9000000,Dx=70000000,Dy=50000000,scanningMode=64", 63),
        ["azimuthal-oblate"] = ("regular_ll_sfc_grib2", "gridDefinitionTemplateNumber=140,shapeOfTheEarth=4,Nx=9,Ny=7,latitudeOfFirstGridPoint=66632000,longitudeOfFirstGridPoint=-28600000,standardParallelInMicrodegrees=52000000,centralLongitudeInMicrodegrees=10000000,Dx=90000000,Dy=80000000,scanningMode=0", 63),
        ["albers"] = ("regular_ll_sfc_grib2", "gridDefinitionTemplateNumber=31,shapeOfTheEarth=5,Nx=8,Ny=6,latitudeOfFirstGridPoint=24000000,longitudeOfFirstGridPoint=241500000,LaD=23000000,LoV=264000000,xDirectionGridLength=400000000,yDirectionGridLength=300000000,Latin1=29500000,Latin2=45500000,scanningMode=64", 48),
        ["transverse"] = ("regular_ll_sfc_grib2", "gridDefinitionTemplateNumber=12,shapeOfTheEarth=5,Ni=7,Nj=9,latitudeOfReferencePoint=49000000,longitudeOfReferencePoint=-2000000,XR=40000000,YR=-10000000,Di=10000000,Dj=12000000,X1=5000000,Y1=3000000,X2=65000000,Y2=99000000,scanningMode=64", 63),
        ["space-view"] = ("regular_ll_sfc_grib2", "gridDefinitionTemplateNumber=90,Nx=12,Ny=10,latitudeOfSubSatellitePoint=0,longitudeOfSubSatellitePoint=9500000,dx=24,dy=22,Xp=5500,Yp=4000,orientationOfTheGrid=0,Nr=6610700,Xo=0,Yo=0,scanningMode=0", 120),
        ["reduced-ll"] = ("reduced_ll_sfc_grib2", "", 0),
        ["rotated-gg"] = ("rotated_gg_sfc_grib2", "latitudeOfSouthernPole=-35000000,longitudeOfSouthernPole=12000000", 8192),
        ["rotated-turned"] = ("rotated_ll_sfc_grib2", "latitudeOfSouthernPole=-35000000,longitudeOfSouthernPole=12000000,angleOfRotationInDegrees=25", 496),
        ["reduced-rotated-gg"] = ("reduced_rotated_gg_sfc_grib2", "latitudeOfSouthernPole=-40000000,longitudeOfSouthernPole=15000000", 6114),
        ["unstructured"] = ("regular_ll_sfc_grib2", "gridDefinitionTemplateNumber=101,numberOfGridUsed=42,numberOfGridInReference=1", 37),
        ["stretched"] = ("regular_ll_sfc_grib2", "gridDefinitionTemplateNumber=2", 496),
    };

    /// <summary>The names of the sorts.</summary>
    internal static IEnumerable<string> Names => s_grids.Keys.Append("healpix-ring").Append("healpix-nested");

    /// <summary>Makes the message of a sort, with other keys on top.</summary>
    internal static byte[] Create(string name, string more = "")
    {
        if (name.StartsWith("healpix", StringComparison.Ordinal))
        {
            return CreateHealpix(2, name == "healpix-nested");
        }

        var (sample, keys, points) = s_grids[name];
        return GribTestMessages.Create(sample, message =>
        {
            Set(message, keys);
            if (name == "transverse")
            {
                message.Set("scaleFactorAtReferencePoint", 0.9996012717);
            }

            if (name == "unstructured")
            {
                message.SetBytes("uuidOfHGrid", Enumerable.Range(17, 16).Select(i => (byte)(11 * i)).ToArray());
            }

            points = points == 0 ? (int)message.GetCount("values") : points;
            if (message.GetInt64("numberOfDataPoints") != points)
            {
                message.Set("numberOfDataPoints", points);
            }

            Set(message, more);
            SetValues(message, points);
        });
    }

    /// <summary>A HEALPix message, which ecCodes 2.28 cannot make: an unstructured one with another section 3.</summary>
    private static byte[] CreateHealpix(int side, bool isNested)
    {
        const int SectionLength = 42;
        var plain = GribTestMessages.Create("regular_ll_sfc_grib2", message =>
        {
            message.Set("gridDefinitionTemplateNumber", 101);
            message.Set("numberOfDataPoints", 12 * side * side);
            SetValues(message, 12 * side * side);
        });
        var at = GribTestMessages.FindSection(plain, 3);
        var old = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(at));
        var section = new byte[SectionLength];
        plain.AsSpan(at, 14).CopyTo(section);
        BinaryPrimitives.WriteInt32BigEndian(section, SectionLength);
        section[13] = 150;
        section[14] = 6;
        section.AsSpan(15, 15).Fill(0xFF);
        BinaryPrimitives.WriteInt32BigEndian(section.AsSpan(31), side);
        BinaryPrimitives.WriteInt32BigEndian(section.AsSpan(35), 45_000_000);
        section[39] = 4;
        section[40] = (byte)(isNested ? 1 : 0);
        byte[] result = [.. plain[..at], .. section, .. plain[(at + old)..]];
        BinaryPrimitives.WriteInt64BigEndian(result.AsSpan(8), result.Length);
        return result;
    }

    private static void SetValues(GribMessage message, int points)
    {
        message.Set("bitsPerValue", 16);
        message.Set("values", Enumerable.Range(0, points).Select(i => 250 + (i * 0.125)).ToArray());
    }

    private static void Set(GribMessage message, string keys)
    {
        foreach (var pair in keys.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')))
        {
            message.Set(pair[0], long.Parse(pair[1], CultureInfo.InvariantCulture));
        }
    }
}
