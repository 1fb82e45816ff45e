#include "bytes.h"

#include <string.h>

#include <libavcodec/avcodec.h>
#include <libavutil/error.h>
#include <libavutil/mem.h>

#define IO_BUFFER_SIZE 65536
/* A segment holds about two million values; this is only there so that a mistake ends in an error. */
#define MAX_BYTES INT64_C(0x7fffff00)

static int reserve(nv_bytes *bytes, int64_t wanted)
{
    if (wanted <= bytes->capacity)
        return 0;
    if (wanted > MAX_BYTES)
        return AVERROR(ENOMEM);
    int64_t capacity = bytes->capacity < 4096 ? 4096 : bytes->capacity;
    while (capacity < wanted)
        capacity *= 2;
    uint8_t *data = av_realloc(bytes->data, (size_t)capacity);
    if (data == NULL)
        return AVERROR(ENOMEM);
    bytes->data = data;
    bytes->capacity = capacity;
    return 0;
}

int nv_bytes_copy(nv_bytes *bytes, const uint8_t *source, int64_t count)
{
    bytes->position = 0;
    bytes->count = 0;
    const int status = reserve(bytes, count + AV_INPUT_BUFFER_PADDING_SIZE);
    if (status < 0)
        return status;
    memcpy(bytes->data, source, (size_t)count);
    memset(bytes->data + count, 0, AV_INPUT_BUFFER_PADDING_SIZE);
    bytes->count = count;
    return 0;
}

int nv_bytes_write(nv_bytes *bytes, const uint8_t *source, int64_t count)
{
    const int64_t end = bytes->position + count;
    const int status = reserve(bytes, end);
    if (status < 0)
        return status;
    if (bytes->position > bytes->count)
        memset(bytes->data + bytes->count, 0, (size_t)(bytes->position - bytes->count));
    if (count > 0)
        memcpy(bytes->data + bytes->position, source, (size_t)count);
    bytes->position = end;
    if (end > bytes->count)
        bytes->count = end;
    return 0;
}

void nv_bytes_free(nv_bytes *bytes)
{
    av_freep(&bytes->data);
    memset(bytes, 0, sizeof *bytes);
}

static int read_packet(void *opaque, uint8_t *target, int wanted)
{
    nv_bytes *bytes = opaque;
    const int64_t left = bytes->count - bytes->position;
    const int64_t count = wanted < left ? wanted : left;
    if (count <= 0)
        return AVERROR_EOF;
    memcpy(target, bytes->data + bytes->position, (size_t)count);
    bytes->position += count;
    return (int)count;
}

#if LIBAVFORMAT_VERSION_MAJOR >= 61
static int write_packet(void *opaque, const uint8_t *source, int count)
#else
static int write_packet(void *opaque, uint8_t *source, int count)
#endif
{
    const int status = nv_bytes_write(opaque, source, count);
    return status < 0 ? status : count;
}

static int64_t seek(void *opaque, int64_t offset, int whence)
{
    nv_bytes *bytes = opaque;
    int64_t base = 0;
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return bytes->count;
    case SEEK_SET:
        break;
    case SEEK_CUR:
        base = bytes->position;
        break;
    case SEEK_END:
        base = bytes->count;
        break;
    default:
        return AVERROR(EINVAL);
    }
    /* The position is at most MAX_BYTES, so base + offset cannot overflow once offset is known to be sane. */
    if (offset < -MAX_BYTES || offset > MAX_BYTES || base + offset < 0 || base + offset > MAX_BYTES)
        return AVERROR(EINVAL);
    bytes->position = base + offset;
    return bytes->position;
}

AVIOContext *nv_bytes_open_io(nv_bytes *bytes, int writable)
{
    uint8_t *buffer = av_malloc(IO_BUFFER_SIZE);
    if (buffer == NULL)
        return NULL;
    AVIOContext *io = avio_alloc_context(buffer, IO_BUFFER_SIZE, writable, bytes, writable ? NULL : read_packet,
        writable ? write_packet : NULL, seek);
    if (io == NULL)
        av_free(buffer);
    return io;
}

void nv_bytes_close_io(AVIOContext **io)
{
    if (*io != NULL)
        av_freep(&(*io)->buffer); /* FFmpeg may have replaced the buffer that it was given */
    avio_context_free(io);
}
