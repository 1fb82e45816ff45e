/* Where a decoder's packets come from: a stream in memory, split up again. */
#ifndef NV_SOURCE_H
#define NV_SOURCE_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

#include "bytes.h"
#include "numvid_av.h"

typedef struct nv_source {
    nv_bytes bytes;               /* the stream; position is where the next packet is looked for */
    AVCodecParserContext *parser; /* Annex B: finds where a packet ends; null for Matroska */
    AVFormatContext *demuxer;     /* Matroska: splits the file; null for Annex B */
    AVIOContext *io;              /* Matroska: what the demuxer reads; null for Annex B */
} nv_source;

/* Prepares to split source->bytes, which is set, into packets for the codec; nv_source_free also cleans up after a
 * failure. The Matroska one checks codec and size of the track. */
int32_t nv_annexb_open(nv_source *source, const AVCodecContext *codec, nv_error *error);
int32_t nv_matroska_open(nv_source *source, const AVCodecContext *codec, nv_error *error);

/* Finds the next packet; one of 0 bytes means the end. The Annex B one reads the headers first and refuses another
 * frame size or pixel format before the decoder takes memory for it. */
int32_t nv_annexb_next(nv_source *source, AVCodecContext *codec, const nv_shape *shape, AVPacket *packet, nv_error *error);
int32_t nv_matroska_next(nv_source *source, AVPacket *packet, nv_error *error);

/* Frees everything. */
void nv_source_free(nv_source *source);

#endif
