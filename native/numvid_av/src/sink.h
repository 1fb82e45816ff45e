/* Where an encoder's packets become one stream. */
#ifndef NV_SINK_H
#define NV_SINK_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

#include "bytes.h"
#include "numvid_av.h"

typedef struct nv_sink {
    nv_bytes bytes;         /* the stream so far */
    AVFormatContext *muxer; /* null for NV_CONTAINER_ANNEX_B */
    AVIOContext *io;        /* null for NV_CONTAINER_ANNEX_B */
} nv_sink;

/* Starts a stream of an opened encoder's packets; nv_sink_free also cleans up after a failure. */
int32_t nv_sink_open(nv_sink *sink, int32_t container, const AVCodecContext *codec, nv_error *error);

/* Appends a packet; its content is given away. */
int32_t nv_sink_write(nv_sink *sink, AVPacket *packet, AVRational time_base, nv_error *error);

/* Completes the stream; sink->bytes then holds it. */
int32_t nv_sink_finish(nv_sink *sink, nv_error *error);

/* Frees everything. */
void nv_sink_free(nv_sink *sink);

#endif
