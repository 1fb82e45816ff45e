/* Takes the place of avcodec_find_encoder_by_name (ld --wrap): an FFmpeg that was built to decode alone. */
#include <stddef.h>

#include <libavcodec/avcodec.h>

const AVCodec *__wrap_avcodec_find_encoder_by_name(const char *name);

const AVCodec *__wrap_avcodec_find_encoder_by_name(const char *name)
{
    (void)name;
    return NULL;
}
