#include <stdio.h>
#include <string.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>

#include "error.h"

/* Weak: FFmpeg may have been built without x265, or with x265 inside itself. */
extern const char *x265_version_str __attribute__((weak));

int32_t nv_abi_version(void)
{
    return NV_ABI_VERSION;
}

static int32_t put_text(char *text, int32_t capacity, const char *value, nv_error *error)
{
    if (text == NULL || capacity < 1)
        return nv_fail(error, NV_INVALID_ARGUMENT, "there is no place for the text");
    const size_t length = strlen(value);
    if (length >= (size_t)capacity)
        return nv_fail(error, NV_INVALID_ARGUMENT, "a text of %d bytes does not fit %d", (int32_t)length, capacity);
    memcpy(text, value, length + 1);
    return NV_OK;
}

int32_t nv_library_versions(char *text, int32_t capacity, nv_error *error)
{
    nv_begin(error);
    const unsigned codec = avcodec_version();
    const unsigned format = avformat_version();
    char value[96];
    snprintf(value, sizeof value, "libavcodec %u.%u.%u, libavformat %u.%u.%u", AV_VERSION_MAJOR(codec),
        AV_VERSION_MINOR(codec), AV_VERSION_MICRO(codec), AV_VERSION_MAJOR(format), AV_VERSION_MINOR(format),
        AV_VERSION_MICRO(format));
    return put_text(text, capacity, value, error);
}

int32_t nv_encoder_version(const char *encoder, char *text, int32_t capacity, nv_error *error)
{
    nv_begin(error);
    if (encoder == NULL || avcodec_find_encoder_by_name(encoder) == NULL)
        return nv_fail(error, NV_NOT_AVAILABLE, "FFmpeg was built without the encoder '%s'", encoder != NULL ? encoder : "");
    const unsigned codec = avcodec_version();
    char value[160];
    if (strcmp(encoder, "libx265") == 0 && &x265_version_str != NULL && x265_version_str != NULL)
        snprintf(value, sizeof value, "libx265 %s", x265_version_str);
    else
        snprintf(value, sizeof value, "%.60s of libavcodec %u.%u.%u", encoder, AV_VERSION_MAJOR(codec),
            AV_VERSION_MINOR(codec), AV_VERSION_MICRO(codec));
    return put_text(text, capacity, value, error);
}

int32_t nv_has_encoder(const char *encoder, int32_t bit_depth)
{
    /* Opened for real: a build may list a format and refuse it. Large enough for every encoder's smallest frame. */
    const nv_shape shape = {.width = 96, .height = 96, .coded_width = 96, .coded_height = 96, .frame_count = 1, .bit_depth = bit_depth};
    const int32_t is_x265 = encoder != NULL && strcmp(encoder, "libx265") == 0;
    nv_encoder *opened = nv_encoder_open(encoder, NV_CONTAINER_ANNEX_B, &shape,
        is_x265 ? "x265-params=log-level=none:info=0:pools=none:wpp=0:frame-threads=1" : NULL, 1, NULL);
    nv_encoder_close(opened);
    return opened != NULL;
}

int32_t nv_has_decoder(const char *decoder)
{
    nv_begin(NULL);
    const AVCodec *found = decoder != NULL ? avcodec_find_decoder_by_name(decoder) : NULL;
    return found != NULL && found->type == AVMEDIA_TYPE_VIDEO;
}
