#include <stdlib.h>
#include <string.h>

#include <libavutil/common.h>
#include <libavutil/mem.h>

#include "error.h"
#include "picture.h"
#include "source.h"

struct nv_decoder {
    nv_shape shape;
    int32_t container;
    AVCodecContext *codec;
    AVFrame *picture;
    AVPacket *packet;
    nv_source source;
    int32_t frames_got;
    int32_t packets_in;
    int32_t is_single_threaded;
};

/* The only pixel format that the decoder may choose; it never converts. */
static enum AVPixelFormat choose_format(AVCodecContext *codec, const enum AVPixelFormat *formats)
{
    const nv_decoder *decoder = codec->opaque;
    const enum AVPixelFormat wanted = nv_pixel_format(decoder->shape.bit_depth);
    for (; *formats != AV_PIX_FMT_NONE; formats++)
        if (*formats == wanted)
            return wanted;
    return AV_PIX_FMT_NONE;
}

static void apply_shape(nv_decoder *decoder, int32_t thread_count)
{
    AVCodecContext *codec = decoder->codec;
    codec->opaque = decoder;
    codec->get_format = choose_format;
    codec->width = decoder->shape.coded_width;
    codec->height = decoder->shape.coded_height;
    codec->pix_fmt = nv_pixel_format(decoder->shape.bit_depth);
    /* Decoders ask for sides rounded up to their block and to the alignment of their memory. */
    codec->max_pixels = (int64_t)FFALIGN(codec->width + 64, 64) * FFALIGN(codec->height + 64, 64);
    codec->err_recognition = AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER;
    codec->error_concealment = 0;
    codec->flags |= AV_CODEC_FLAG_BITEXACT;
    codec->thread_count = thread_count;
    decoder->is_single_threaded = thread_count == 1;
}

static int32_t open_source(nv_decoder *decoder, const uint8_t *bytes, int64_t byte_count, nv_error *error)
{
    const int status = nv_bytes_copy(&decoder->source.bytes, bytes, byte_count);
    if (status < 0)
        return nv_fail_library(error, NV_OUT_OF_MEMORY, status, "could not copy the stream");
    if (decoder->container == NV_CONTAINER_ANNEX_B)
        return nv_annexb_open(&decoder->source, decoder->codec, error);
    return nv_matroska_open(&decoder->source, decoder->codec, error);
}

static int32_t allocate(nv_decoder *decoder, const AVCodec *codec, int32_t thread_count, nv_error *error)
{
    decoder->codec = avcodec_alloc_context3(codec);
    decoder->picture = av_frame_alloc();
    decoder->packet = av_packet_alloc();
    if (decoder->codec == NULL || decoder->picture == NULL || decoder->packet == NULL)
        return nv_fail(error, NV_OUT_OF_MEMORY, "not enough memory for a decoder");
    apply_shape(decoder, thread_count);
    return NV_OK;
}

/* What stands once in a Matroska file and not in its packets: FFV1 has its header there from version 2 on. */
static int copy_header(AVCodecContext *codec, const nv_source *source)
{
    const AVCodecParameters *track = source->demuxer != NULL ? source->demuxer->streams[0]->codecpar : NULL;
    if (track == NULL || track->extradata_size <= 0)
        return 0;
    codec->extradata = av_mallocz((size_t)track->extradata_size + AV_INPUT_BUFFER_PADDING_SIZE);
    if (codec->extradata == NULL)
        return AVERROR(ENOMEM);
    memcpy(codec->extradata, track->extradata, (size_t)track->extradata_size);
    codec->extradata_size = track->extradata_size;
    return 0;
}

static int32_t open_codec(nv_decoder *decoder, const AVCodec *codec, nv_error *error)
{
    int status = copy_header(decoder->codec, &decoder->source);
    if (status == 0)
        status = avcodec_open2(decoder->codec, codec, NULL);
    return status < 0 ? nv_fail_library(error, nv_code_of_damage(status), status, "could not open the decoder") : NV_OK;
}

static int32_t check_arguments(int32_t container, const nv_shape *shape, const uint8_t *bytes, int64_t byte_count,
    int32_t thread_count, nv_error *error)
{
    if (container != NV_CONTAINER_ANNEX_B && container != NV_CONTAINER_MATROSKA)
        return nv_fail(error, NV_INVALID_ARGUMENT, "container %d is unknown", container);
    if (bytes == NULL || byte_count < 1 || byte_count >= INT32_MAX - AV_INPUT_BUFFER_PADDING_SIZE)
        return nv_fail(error, NV_INVALID_ARGUMENT, "a stream of %lld bytes is empty or too long", (long long)byte_count);
    if (thread_count < 1)
        return nv_fail(error, NV_INVALID_ARGUMENT, "%d threads are none", thread_count);
    return nv_check_shape(shape, error);
}

nv_decoder *nv_decoder_open(const char *name, int32_t container, const nv_shape *shape, const uint8_t *bytes,
    int64_t byte_count, int32_t thread_count, nv_error *error)
{
    nv_begin(error);
    nv_decoder *decoder = NULL;
    int32_t code = check_arguments(container, shape, bytes, byte_count, thread_count, error);
    if (code != NV_OK)
        goto exit;
    const AVCodec *codec = name != NULL ? avcodec_find_decoder_by_name(name) : NULL;
    if (codec == NULL || codec->type != AVMEDIA_TYPE_VIDEO) {
        code = nv_fail(error, NV_NOT_AVAILABLE, "FFmpeg was built without the decoder '%s'", name != NULL ? name : "");
        goto exit;
    }
    decoder = calloc(1, sizeof *decoder);
    if (decoder == NULL) {
        code = nv_fail(error, NV_OUT_OF_MEMORY, "not enough memory for a decoder");
        goto exit;
    }
    decoder->shape = *shape;
    decoder->container = container;
    code = allocate(decoder, codec, thread_count, error);
    if (code == NV_OK)
        code = open_source(decoder, bytes, byte_count, error);
    if (code == NV_OK)
        code = open_codec(decoder, codec, error);
    /* The demuxer goes on after damage that it only logs. */
    if (code == NV_OK && nv_logged_errors() > 0)
        code = nv_fail_library(error, NV_INVALID_DATA, 0, "the stream is damaged");
exit:
    if (code != NV_OK) {
        nv_decoder_close(decoder);
        decoder = NULL;
    }
    return decoder;
}

/* Gives the decoder its next packet, or tells it that there is none. */
static int32_t feed(nv_decoder *decoder, nv_error *error)
{
    AVPacket *packet = decoder->packet;
    int32_t code = decoder->container == NV_CONTAINER_ANNEX_B
        ? nv_annexb_next(&decoder->source, decoder->codec, &decoder->shape, packet, error)
        : nv_matroska_next(&decoder->source, packet, error);
    if (code != NV_OK)
        goto exit;
    const int has_packet = packet->size > 0;
    if (has_packet && ++decoder->packets_in > decoder->shape.frame_count) {
        code = nv_fail(error, NV_INVALID_DATA, "the stream has more than the %d frames expected", decoder->shape.frame_count);
        goto exit;
    }
    const int status = avcodec_send_packet(decoder->codec, has_packet ? packet : NULL);
    if (status < 0)
        code = nv_fail_library(error, nv_code_of_damage(status), status, "could not decode the stream");
exit:
    av_packet_unref(packet);
    return code;
}

/* Decodes up to the next picture; *has_picture tells whether there was one before the end. */
static int32_t decode(nv_decoder *decoder, int *has_picture, nv_error *error)
{
    for (;;) {
        const int status = avcodec_receive_frame(decoder->codec, decoder->picture);
        *has_picture = status == 0;
        if (status == AVERROR_EOF || status == 0)
            break;
        if (status != AVERROR(EAGAIN))
            return nv_fail_library(error, nv_code_of_damage(status), status, "could not decode the stream");
        const int32_t code = feed(decoder, error);
        if (code != NV_OK)
            return code;
    }
    /* FFmpeg conceals some damage and only logs it. */
    if (decoder->is_single_threaded && nv_logged_errors() > 0)
        return nv_fail_library(error, NV_INVALID_DATA, 0, "the stream is damaged");
    return NV_OK;
}

int32_t nv_decoder_get_frame(nv_decoder *decoder, uint16_t *samples, nv_error *error)
{
    nv_begin(error);
    if (decoder == NULL || samples == NULL)
        return nv_fail(error, NV_INVALID_ARGUMENT, "decoder or samples is null");
    if (decoder->frames_got == decoder->shape.frame_count)
        return nv_fail(error, NV_INVALID_ARGUMENT, "all %d frames were taken already", decoder->shape.frame_count);
    int has_picture = 0;
    int32_t code = decode(decoder, &has_picture, error);
    if (code == NV_OK && !has_picture)
        code = nv_fail(error, NV_INVALID_DATA, "the stream ends after %d of %d frames", decoder->frames_got,
            decoder->shape.frame_count);
    if (code == NV_OK)
        code = nv_check_picture(decoder->picture, &decoder->shape, error);
    if (code == NV_OK) {
        nv_read_picture(decoder->picture, &decoder->shape, samples);
        decoder->frames_got++;
    }
    av_frame_unref(decoder->picture);
    return code;
}

int32_t nv_decoder_finish(nv_decoder *decoder, nv_error *error)
{
    nv_begin(error);
    if (decoder == NULL)
        return nv_fail(error, NV_INVALID_ARGUMENT, "decoder is null");
    if (decoder->frames_got != decoder->shape.frame_count)
        return nv_fail(error, NV_INVALID_ARGUMENT, "%d of %d frames were taken", decoder->frames_got, decoder->shape.frame_count);
    int has_picture = 0;
    int32_t code = decode(decoder, &has_picture, error);
    if (code == NV_OK && has_picture)
        code = nv_fail(error, NV_INVALID_DATA, "the stream has more than the %d frames expected", decoder->shape.frame_count);
    av_frame_unref(decoder->picture);
    return code;
}

void nv_decoder_close(nv_decoder *decoder)
{
    if (decoder == NULL)
        return;
    nv_source_free(&decoder->source);
    av_packet_free(&decoder->packet);
    av_frame_free(&decoder->picture);
    avcodec_free_context(&decoder->codec);
    free(decoder);
}
