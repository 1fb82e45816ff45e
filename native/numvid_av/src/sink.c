#include "sink.h"

#include "error.h"

static int start_matroska(nv_sink *sink, const AVCodecContext *codec)
{
    int status = avformat_alloc_output_context2(&sink->muxer, NULL, "matroska", NULL);
    if (status < 0)
        return status;
    sink->io = nv_bytes_open_io(&sink->bytes, 1);
    AVStream *stream = avformat_new_stream(sink->muxer, NULL);
    if (sink->io == NULL || stream == NULL)
        return AVERROR(ENOMEM);
    sink->muxer->pb = sink->io;
    sink->muxer->flags |= AVFMT_FLAG_BITEXACT; /* no version, no time, no random number in the bytes */
    stream->time_base = codec->time_base;
    stream->avg_frame_rate = codec->framerate;
    status = avcodec_parameters_from_context(stream->codecpar, codec);
    return status < 0 ? status : avformat_write_header(sink->muxer, NULL);
}

int32_t nv_sink_open(nv_sink *sink, int32_t container, const AVCodecContext *codec, nv_error *error)
{
    if (container == NV_CONTAINER_ANNEX_B)
        return NV_OK;
    if (container != NV_CONTAINER_MATROSKA)
        return nv_fail(error, NV_INVALID_ARGUMENT, "container %d is unknown", container);
    const int status = start_matroska(sink, codec);
    return status < 0 ? nv_fail_library(error, NV_LIBRARY_FAILED, status, "could not start a Matroska stream") : NV_OK;
}

int32_t nv_sink_write(nv_sink *sink, AVPacket *packet, AVRational time_base, nv_error *error)
{
    int status;
    if (sink->muxer == NULL) {
        status = nv_bytes_write(&sink->bytes, packet->data, packet->size);
        av_packet_unref(packet);
    } else {
        av_packet_rescale_ts(packet, time_base, sink->muxer->streams[0]->time_base);
        packet->stream_index = 0;
        status = av_interleaved_write_frame(sink->muxer, packet);
    }
    return status < 0 ? nv_fail_library(error, NV_LIBRARY_FAILED, status, "could not store a packet") : NV_OK;
}

int32_t nv_sink_finish(nv_sink *sink, nv_error *error)
{
    if (sink->muxer == NULL)
        return NV_OK;
    int status = av_write_trailer(sink->muxer);
    avio_flush(sink->io);
    if (status >= 0)
        status = sink->io->error;
    return status < 0 ? nv_fail_library(error, NV_LIBRARY_FAILED, status, "could not complete a Matroska stream") : NV_OK;
}

void nv_sink_free(nv_sink *sink)
{
    avformat_free_context(sink->muxer);
    sink->muxer = NULL;
    nv_bytes_close_io(&sink->io);
    nv_bytes_free(&sink->bytes);
}
