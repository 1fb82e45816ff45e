#include "source.h"

#include <libavutil/pixdesc.h>

#include "error.h"
#include "picture.h"

int32_t nv_annexb_open(nv_source *source, const AVCodecContext *codec, nv_error *error)
{
    source->parser = av_parser_init((int)codec->codec_id);
    if (source->parser == NULL)
        return nv_fail(error, NV_NOT_AVAILABLE, "FFmpeg was built without a parser for this codec");
    return NV_OK;
}

/* The size is checked here, because the decoder takes memory for any size that a header claims. */
static int32_t check_format(const AVCodecParserContext *parser, const nv_shape *shape, nv_error *error)
{
    const enum AVPixelFormat format = nv_pixel_format(shape->bit_depth);
    if (parser->width == shape->coded_width && parser->height == shape->coded_height && parser->format == (int)format)
        return NV_OK;
    const char *found = av_get_pix_fmt_name((enum AVPixelFormat)parser->format);
    return nv_fail(error, NV_INVALID_DATA, "the stream has frames of %d x %d samples as %s instead of %d x %d as %s",
        parser->width, parser->height, found != NULL ? found : "nothing known", shape->coded_width, shape->coded_height,
        av_get_pix_fmt_name(format));
}

int32_t nv_annexb_next(nv_source *source, AVCodecContext *codec, const nv_shape *shape, AVPacket *packet, nv_error *error)
{
    nv_bytes *bytes = &source->bytes;
    uint8_t *data = NULL;
    int size = 0;
    for (;;) {
        const int left = (int)(bytes->count - bytes->position);
        const int used = av_parser_parse2(source->parser, codec, &data, &size, left > 0 ? bytes->data + bytes->position : NULL,
            left, AV_NOPTS_VALUE, AV_NOPTS_VALUE, 0);
        if (used < 0)
            return nv_fail_library(error, nv_code_of_damage(used), used, "could not split the stream into packets");
        bytes->position += used;
        if (size > 0 || left == 0)
            break;
        if (used == 0)
            return nv_fail(error, NV_INVALID_DATA, "could not split the stream into packets");
    }
    packet->data = data;
    packet->size = size;
    return size > 0 ? check_format(source->parser, shape, error) : NV_OK;
}
