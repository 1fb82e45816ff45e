#include "error.h"
#include "source.h"

static int open_demuxer(nv_source *source)
{
    const AVInputFormat *format = av_find_input_format("matroska");
    if (format == NULL)
        return AVERROR_DEMUXER_NOT_FOUND;
    source->demuxer = avformat_alloc_context();
    source->io = nv_bytes_open_io(&source->bytes, 0);
    if (source->demuxer == NULL || source->io == NULL)
        return AVERROR(ENOMEM);
    source->demuxer->pb = source->io;
    /* Packets as they are stored: no parser, no guessed times; and nothing but this memory may be opened. */
    source->demuxer->flags |= AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN | AVFMT_FLAG_CUSTOM_IO;
    source->demuxer->error_recognition = AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM;
    return avformat_open_input(&source->demuxer, NULL, format, NULL); /* frees the context on failure */
}

int32_t nv_matroska_open(nv_source *source, const AVCodecContext *codec, nv_error *error)
{
    const int status = open_demuxer(source);
    if (status < 0)
        return nv_fail_library(error, nv_code_of_damage(status), status, "could not open the stream as Matroska");
    if (source->demuxer->nb_streams != 1)
        return nv_fail(error, NV_INVALID_DATA, "the Matroska stream has %u tracks instead of 1", source->demuxer->nb_streams);
    const AVCodecParameters *track = source->demuxer->streams[0]->codecpar;
    if (track->codec_id != codec->codec_id)
        return nv_fail(error, NV_INVALID_DATA, "the Matroska track holds '%s' instead of '%s'",
            avcodec_get_name(track->codec_id), avcodec_get_name(codec->codec_id));
    if (track->width != codec->width || track->height != codec->height)
        return nv_fail(error, NV_INVALID_DATA, "the Matroska track has frames of %d x %d samples instead of %d x %d",
            track->width, track->height, codec->width, codec->height);
    return NV_OK;
}

int32_t nv_matroska_next(nv_source *source, AVPacket *packet, nv_error *error)
{
    const int status = av_read_frame(source->demuxer, packet);
    if (status == AVERROR_EOF)
        return NV_OK;
    if (status < 0)
        return nv_fail_library(error, nv_code_of_damage(status), status, "could not read a packet of the Matroska stream");
    if ((packet->flags & AV_PKT_FLAG_CORRUPT) != 0 || packet->size == 0)
        return nv_fail(error, NV_INVALID_DATA, "a packet of the Matroska stream is damaged");
    return NV_OK;
}
