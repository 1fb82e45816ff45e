#include <stdlib.h>
#include <string.h>

#include <libavutil/dict.h>
#include <libavutil/opt.h>

#include "error.h"
#include "picture.h"
#include "sink.h"

/* Rate control looks at the frame rate, and Matroska's clock of 1 ms loses frames of a fast one. */
#define FRAME_RATE 25

struct nv_encoder {
    nv_shape shape;
    AVCodecContext *codec;
    AVFrame *picture;
    AVPacket *packet;
    nv_sink sink;
    int32_t frames_put;
    int32_t packets_out;
    int32_t is_finished;
};

static void apply_shape(AVCodecContext *codec, const nv_shape *shape, int32_t thread_count)
{
    codec->width = shape->coded_width;
    codec->height = shape->coded_height;
    codec->pix_fmt = nv_pixel_format(shape->bit_depth);
    codec->color_range = AVCOL_RANGE_JPEG; /* all codes are values; players then show them all */
    codec->time_base = (AVRational){1, FRAME_RATE};
    codec->framerate = (AVRational){FRAME_RATE, 1};
    codec->gop_size = shape->frame_count; /* one group: contexts and references live through the whole stream */
    codec->thread_count = thread_count;
    codec->flags |= AV_CODEC_FLAG_BITEXACT;
}

/* The pixel formats of an encoder, ended by AV_PIX_FMT_NONE; null when it does not tell. */
static const enum AVPixelFormat *supported_formats(const AVCodec *codec)
{
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
    const void *formats = NULL;
    return avcodec_get_supported_config(NULL, codec, AV_CODEC_CONFIG_PIX_FORMAT, 0, &formats, NULL) < 0 ? NULL : formats;
#else
    return codec->pix_fmts;
#endif
}

static int32_t find_encoder(const char *name, int32_t bit_depth, const AVCodec **found, nv_error *error)
{
    if (name == NULL)
        return nv_fail(error, NV_INVALID_ARGUMENT, "encoder is null");
    *found = avcodec_find_encoder_by_name(name);
    if (*found == NULL || (*found)->type != AVMEDIA_TYPE_VIDEO)
        return nv_fail(error, NV_NOT_AVAILABLE, "FFmpeg was built without the encoder '%s'", name);
    const enum AVPixelFormat *format = supported_formats(*found);
    for (; format != NULL && *format != AV_PIX_FMT_NONE; format++)
        if (*format == nv_pixel_format(bit_depth))
            return NV_OK;
    return nv_fail(error, NV_NOT_AVAILABLE, "the encoder '%s' was built without gray frames of %d bits", name, bit_depth);
}

/* Opens FFmpeg's encoder; an option that it does not know is an error here, only a warning there. */
static int32_t open_codec(nv_encoder *encoder, const AVCodec *codec, const char *options, nv_error *error)
{
    AVDictionary *pairs = NULL;
    int32_t code = NV_OK;
    int status = options == NULL ? 0 : av_dict_parse_string(&pairs, options, "=", ";", 0);
    if (status < 0) {
        code = nv_fail_library(error, NV_INVALID_ARGUMENT, status, "the options are not of the form key=value;key=value");
        goto exit;
    }
    status = avcodec_open2(encoder->codec, codec, &pairs);
    if (status < 0 || nv_logged_warnings() > 0) {
        code = nv_fail_library(error, NV_LIBRARY_FAILED, status, "the encoder refused its settings");
        goto exit;
    }
    if (av_dict_count(pairs) > 0) {
        const AVDictionaryEntry *left = av_dict_get(pairs, "", NULL, AV_DICT_IGNORE_SUFFIX);
        code = nv_fail(error, NV_INVALID_ARGUMENT, "the encoder has no option '%s'", left->key);
    }
exit:
    av_dict_free(&pairs);
    return code;
}

static int32_t make_picture(nv_encoder *encoder)
{
    encoder->picture = av_frame_alloc();
    encoder->packet = av_packet_alloc();
    if (encoder->picture == NULL || encoder->packet == NULL)
        return AVERROR(ENOMEM);
    encoder->picture->format = encoder->codec->pix_fmt;
    encoder->picture->width = encoder->codec->width;
    encoder->picture->height = encoder->codec->height;
    encoder->picture->color_range = encoder->codec->color_range;
    return av_frame_get_buffer(encoder->picture, 0);
}

nv_encoder *nv_encoder_open(const char *name, int32_t container, const nv_shape *shape, const char *options,
    int32_t thread_count, nv_error *error)
{
    nv_begin(error);
    const AVCodec *codec = NULL;
    nv_encoder *encoder = NULL;
    int32_t code = nv_check_shape(shape, error);
    if (code == NV_OK && thread_count < 1)
        code = nv_fail(error, NV_INVALID_ARGUMENT, "%d threads are none", thread_count);
    if (code == NV_OK)
        code = find_encoder(name, shape->bit_depth, &codec, error);
    if (code != NV_OK)
        goto exit;

    code = NV_OUT_OF_MEMORY;
    encoder = calloc(1, sizeof *encoder);
    if (encoder == NULL || (encoder->codec = avcodec_alloc_context3(codec)) == NULL) {
        nv_fail(error, code, "not enough memory for an encoder");
        goto exit;
    }
    encoder->shape = *shape;
    apply_shape(encoder->codec, shape, thread_count);
    code = open_codec(encoder, codec, options, error);
    if (code != NV_OK)
        goto exit;
    const int status = make_picture(encoder);
    if (status < 0) {
        code = nv_fail_library(error, NV_OUT_OF_MEMORY, status, "could not make a frame");
        goto exit;
    }
    code = nv_sink_open(&encoder->sink, container, encoder->codec, error);
exit:
    if (code != NV_OK) {
        nv_encoder_close(encoder);
        encoder = NULL;
    }
    return encoder;
}

/* Moves all packets that the encoder has ready into the sink. */
static int32_t drain(nv_encoder *encoder, nv_error *error)
{
    for (;;) {
        const int status = avcodec_receive_packet(encoder->codec, encoder->packet);
        if (status == AVERROR(EAGAIN) || status == AVERROR_EOF)
            return NV_OK;
        if (status < 0)
            return nv_fail_library(error, NV_LIBRARY_FAILED, status, "could not encode a frame");
        encoder->packet->duration = 1;
        const int32_t code = nv_sink_write(&encoder->sink, encoder->packet, encoder->codec->time_base, error);
        if (code != NV_OK)
            return code;
        encoder->packets_out++;
    }
}

static int32_t send(nv_encoder *encoder, const AVFrame *picture, nv_error *error)
{
    const int status = avcodec_send_frame(encoder->codec, picture);
    if (status < 0)
        return nv_fail_library(error, NV_LIBRARY_FAILED, status, "could not encode a frame");
    return drain(encoder, error);
}

int32_t nv_encoder_put_frame(nv_encoder *encoder, const uint16_t *samples, nv_error *error)
{
    nv_begin(error);
    if (encoder == NULL || samples == NULL)
        return nv_fail(error, NV_INVALID_ARGUMENT, "encoder or samples is null");
    if (encoder->is_finished || encoder->frames_put == encoder->shape.frame_count)
        return nv_fail(error, NV_INVALID_ARGUMENT, "all %d frames were put already", encoder->shape.frame_count);
    int status = av_frame_make_writable(encoder->picture); /* the encoder may still hold the last frame */
    if (status < 0)
        return nv_fail_library(error, NV_OUT_OF_MEMORY, status, "could not make a frame");
    const int32_t code = nv_fill_picture(encoder->picture, &encoder->shape, samples, error);
    if (code != NV_OK)
        return code;
    encoder->picture->pts = encoder->frames_put++;
    return send(encoder, encoder->picture, error);
}

int32_t nv_encoder_finish(nv_encoder *encoder, nv_error *error)
{
    nv_begin(error);
    if (encoder == NULL)
        return nv_fail(error, NV_INVALID_ARGUMENT, "encoder is null");
    if (encoder->is_finished || encoder->frames_put != encoder->shape.frame_count)
        return nv_fail(error, NV_INVALID_ARGUMENT, "%d of %d frames were put", encoder->frames_put, encoder->shape.frame_count);
    int32_t code = send(encoder, NULL, error);
    if (code == NV_OK && encoder->packets_out != encoder->shape.frame_count)
        code = nv_fail(error, NV_LIBRARY_FAILED, "the encoder made %d packets of %d frames", encoder->packets_out,
            encoder->shape.frame_count);
    if (code == NV_OK)
        code = nv_sink_finish(&encoder->sink, error);
    encoder->is_finished = code == NV_OK;
    return code;
}

int64_t nv_encoder_byte_count(const nv_encoder *encoder)
{
    return encoder != NULL && encoder->is_finished ? encoder->sink.bytes.count : 0;
}

int32_t nv_encoder_copy_bytes(const nv_encoder *encoder, uint8_t *bytes, int64_t capacity, nv_error *error)
{
    nv_begin(error);
    if (encoder == NULL || bytes == NULL || !encoder->is_finished)
        return nv_fail(error, NV_INVALID_ARGUMENT, "the stream is not finished, or there is no place for it");
    if (capacity < encoder->sink.bytes.count)
        return nv_fail(error, NV_INVALID_ARGUMENT, "the stream does not fit the bytes given");
    memcpy(bytes, encoder->sink.bytes.data, (size_t)encoder->sink.bytes.count);
    return NV_OK;
}

int32_t nv_encoder_packet_count(const nv_encoder *encoder)
{
    return encoder != NULL ? encoder->packets_out : 0;
}

void nv_encoder_close(nv_encoder *encoder)
{
    if (encoder == NULL)
        return;
    nv_sink_free(&encoder->sink);
    av_packet_free(&encoder->packet);
    av_frame_free(&encoder->picture);
    avcodec_free_context(&encoder->codec);
    free(encoder);
}
