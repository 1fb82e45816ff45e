using System;
using System.Globalization;
using System.IO;
using NumVid.Formats.Errors;

namespace NumVid.Formats.Movies;

/// <summary>A regular file of this machine, opened once, with a path under which programs open just this file.</summary>
/// <remarks>A name given to ffmpeg may mean much else: an option, a protocol, a pattern of many names; and the library
/// between puts names into quotes without looking. The path of an open handle is none of that, and what was looked at
/// is what is decoded, whatever happens to the name meanwhile.</remarks>
internal sealed class LocalMovieFile : IDisposable
{
    /// <summary>Kinds of files that hold all of their video themselves: no list of other files, no device, no script
    /// and no stream from elsewhere.</summary>
    internal const string Demuxers =
        "3dostr,4xm,alias_pix,amv,anm,apng,asf,asf_o,av1,avi,avs,avs2,avs3,bethsoftvid,bfi,bink,bmp_pipe,bmv,brender_pix,"
        + "c93,cavsvideo,cdxl,cine,dds_pipe,dfa,dhav,dirac,dnxhd,dpx_pipe,dsicin,dv,dxa,ea,exr_pipe,film_cpk,filmstrip,"
        + "fits,flic,flv,frm,gdv,gif,gif_pipe,gxf,h261,h263,h264,hevc,hnm,ico,idcin,iff,ifv,ipu,iv8,ivf,ivr,j2k_pipe,"
        + "jpeg_pipe,jpegls_pipe,jpegxl_pipe,jv,kux,lmlm4,lvf,lxf,m4v,matroska,webm,mgsts,mjpeg,mjpeg_2000,mm,mov,mp4,"
        + "m4a,3gp,3g2,mj2,mpeg,mpegts,mpegvideo,mpjpeg,mtv,mv,mvi,mxf,mxg,nsv,nut,nuv,obu,ogg,paf,pam_pipe,pbm_pipe,"
        + "pcx_pipe,pfm_pipe,pgm_pipe,pgmyuv_pipe,pgx_pipe,phm_pipe,photocd_pipe,pictor_pipe,pmp,png_pipe,ppm_pipe,"
        + "psd_pipe,psxstr,pva,qdraw_pipe,qoi_pipe,r3d,rl2,rm,roq,rpl,sdr2,ser,sga,sgi_pipe,siff,simbiosis_imx,smjpeg,"
        + "smk,smush,sunrast_pipe,swf,thp,tiertexseq,tiff_pipe,tmv,ty,txd,vbn_pipe,vc1,vc1test,vividas,vivo,vmd,vvc,"
        + "wc3movie,webp_pipe,wsvqa,wtv,xbm_pipe,xmv,xpm_pipe,xwd_pipe,yop,yuv4mpegpipe";

    /// <summary>What every program that opens it is told: this file alone, no network, no single block of memory above
    /// 1 GiB.</summary>
    internal const string Restrictions =
        "-max_alloc 1073741824 -protocol_whitelist file -format_whitelist " + Demuxers;

    private readonly FileStream _stream;

    private LocalMovieFile(string name, FileStream stream)
    {
        Name = name;
        _stream = stream;
        ProgramPath = ProgramPathOf(stream);
    }

    /// <summary>The name that the user gave.</summary>
    internal string Name { get; }

    /// <summary>What programs open.</summary>
    internal string ProgramPath { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidFileException">It is empty, or no file of bytes that are there.</exception>
    internal static LocalMovieFile Open(string path)
    {
        // Opening a pipe would wait for its writer; and a device has no end.
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        if (new FileInfo(path).Length == 0)
        {
            throw new InvalidFileException(path, "it is empty or no regular file; a video is expected");
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            return stream.CanSeek && stream.Length > 0
                ? new LocalMovieFile(path, stream)
                : throw new InvalidFileException(path, "it is empty or no regular file; a video is expected");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>What programs open to get at a file that is open here.</summary>
    internal static string ProgramPathOf(FileStream stream) => string.Create(
        CultureInfo.InvariantCulture,
        $"/proc/{Environment.ProcessId}/fd/{stream.SafeFileHandle.DangerousGetHandle()}");

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
