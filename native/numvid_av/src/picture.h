/* Between samples of 16 bits and FFmpeg's gray pictures. */
#ifndef NV_PICTURE_H
#define NV_PICTURE_H

#include <libavutil/frame.h>
#include <libavutil/pixfmt.h>

#include "numvid_av.h"

/* The gray pixel format of a bit depth; AV_PIX_FMT_NONE when there is none. */
enum AVPixelFormat nv_pixel_format(int32_t bit_depth);

/* Checks every value of a shape, so that products of them fit 32 bits. */
int32_t nv_check_shape(const nv_shape *shape, nv_error *error);

/* Copies samples into a picture of the coded size and repeats the last column and row; fails on too large samples. */
int32_t nv_fill_picture(AVFrame *picture, const nv_shape *shape, const uint16_t *samples, nv_error *error);

/* Checks that a decoded picture is whole and has the shape's coded size and pixel format. */
int32_t nv_check_picture(const AVFrame *picture, const nv_shape *shape, nv_error *error);

/* Copies the upper left part of a picture that nv_check_picture accepted. */
void nv_read_picture(const AVFrame *picture, const nv_shape *shape, uint16_t *samples);

#endif
