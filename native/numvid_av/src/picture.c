#include "picture.h"

#include <string.h>

#include <libavutil/pixdesc.h>

#include "error.h"

/* Larger than any frame plane of a field; HEVC itself ends at 8192x4320 for its levels, 65535 by syntax. */
#define MAX_SIDE 65535
#define MAX_SAMPLES (1 << 28)

enum AVPixelFormat nv_pixel_format(int32_t bit_depth)
{
    switch (bit_depth) {
    case 8:
        return AV_PIX_FMT_GRAY8;
    case 10:
        return AV_PIX_FMT_GRAY10;
    case 12:
        return AV_PIX_FMT_GRAY12;
    case 16:
        return AV_PIX_FMT_GRAY16;
    default:
        return AV_PIX_FMT_NONE;
    }
}

int32_t nv_check_shape(const nv_shape *shape, nv_error *error)
{
    if (shape == NULL)
        return nv_fail(error, NV_INVALID_ARGUMENT, "shape is null");
    if (shape->width < 1 || shape->height < 1 || shape->frame_count < 1)
        return nv_fail(error, NV_INVALID_ARGUMENT, "%d frames of %d x %d samples are none", shape->frame_count,
            shape->width, shape->height);
    if (shape->coded_width < shape->width || shape->coded_height < shape->height)
        return nv_fail(error, NV_INVALID_ARGUMENT, "the coded size %d x %d is less than the size %d x %d",
            shape->coded_width, shape->coded_height, shape->width, shape->height);
    if (shape->coded_width > MAX_SIDE || shape->coded_height > MAX_SIDE
        || (int64_t)shape->coded_width * shape->coded_height > MAX_SAMPLES)
        return nv_fail(error, NV_INVALID_ARGUMENT, "frames of %d x %d samples are beyond the limit of %d x %d and %d in all",
            shape->coded_width, shape->coded_height, MAX_SIDE, MAX_SIDE, MAX_SAMPLES);
    if (nv_pixel_format(shape->bit_depth) == AV_PIX_FMT_NONE)
        return nv_fail(error, NV_INVALID_ARGUMENT, "a bit depth of %d is not one of 8, 10, 12 and 16", shape->bit_depth);
    return NV_OK;
}

static int32_t check_samples(const nv_shape *shape, const uint16_t *samples, nv_error *error)
{
    const int32_t count = shape->width * shape->height;
    unsigned all_bits = 0;
    for (int32_t i = 0; i < count; i++)
        all_bits |= samples[i];
    if (all_bits >> shape->bit_depth != 0)
        return nv_fail(error, NV_INVALID_ARGUMENT, "a sample does not fit %d bits", shape->bit_depth);
    return NV_OK;
}

static void fill_row_8(uint8_t *row, const nv_shape *shape, const uint16_t *samples)
{
    for (int32_t x = 0; x < shape->width; x++)
        row[x] = (uint8_t)samples[x];
    for (int32_t x = shape->width; x < shape->coded_width; x++)
        row[x] = row[x - 1];
}

static void fill_row_16(uint16_t *row, const nv_shape *shape, const uint16_t *samples)
{
    memcpy(row, samples, (size_t)shape->width * sizeof *row);
    for (int32_t x = shape->width; x < shape->coded_width; x++)
        row[x] = row[x - 1];
}

int32_t nv_fill_picture(AVFrame *picture, const nv_shape *shape, const uint16_t *samples, nv_error *error)
{
    const int32_t status = check_samples(shape, samples, error);
    if (status != NV_OK)
        return status;
    for (int32_t y = 0; y < shape->coded_height; y++) {
        const int32_t from = y < shape->height ? y : shape->height - 1;
        const uint16_t *source = samples + (int64_t)from * shape->width;
        uint8_t *row = picture->data[0] + (int64_t)y * picture->linesize[0];
        if (shape->bit_depth == 8)
            fill_row_8(row, shape, source);
        else
            fill_row_16((uint16_t *)(void *)row, shape, source); /* rows are aligned to 32 bytes and more */
    }
    return NV_OK;
}

int32_t nv_check_picture(const AVFrame *picture, const nv_shape *shape, nv_error *error)
{
    if (picture->width != shape->coded_width || picture->height != shape->coded_height)
        return nv_fail(error, NV_INVALID_DATA, "the stream has frames of %d x %d samples instead of %d x %d",
            picture->width, picture->height, shape->coded_width, shape->coded_height);
    if (picture->format != nv_pixel_format(shape->bit_depth)) {
        const char *found = av_get_pix_fmt_name((enum AVPixelFormat)picture->format);
        return nv_fail(error, NV_INVALID_DATA, "the stream has the pixel format %s instead of %s",
            found != NULL ? found : "none", av_get_pix_fmt_name(nv_pixel_format(shape->bit_depth)));
    }
    if ((picture->flags & AV_FRAME_FLAG_CORRUPT) != 0 || picture->decode_error_flags != 0)
        return nv_fail(error, NV_INVALID_DATA, "a frame is damaged");
    return NV_OK;
}

void nv_read_picture(const AVFrame *picture, const nv_shape *shape, uint16_t *samples)
{
    for (int32_t y = 0; y < shape->height; y++) {
        const uint8_t *row = picture->data[0] + (int64_t)y * picture->linesize[0];
        uint16_t *target = samples + (int64_t)y * shape->width;
        if (shape->bit_depth == 8)
            for (int32_t x = 0; x < shape->width; x++)
                target[x] = row[x];
        else
            memcpy(target, row, (size_t)shape->width * sizeof *target);
    }
}
