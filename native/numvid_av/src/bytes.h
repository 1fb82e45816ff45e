/* A growing block of memory that can be read and written like a file. */
#ifndef NV_BYTES_H
#define NV_BYTES_H

#include <libavformat/avio.h>
#include <stdint.h>

typedef struct nv_bytes {
    uint8_t *data;    /* owned; followed by zeros for AV_INPUT_BUFFER_PADDING_SIZE bytes when made by nv_bytes_copy */
    int64_t count;    /* bytes in use */
    int64_t capacity; /* bytes allocated */
    int64_t position; /* where the next read or write begins */
} nv_bytes;

/* Replaces the content by a copy; returns 0 or FFmpeg's error number. */
int nv_bytes_copy(nv_bytes *bytes, const uint8_t *source, int64_t count);

/* Writes at the position and moves it; returns 0 or FFmpeg's error number. */
int nv_bytes_write(nv_bytes *bytes, const uint8_t *source, int64_t count);

/* Frees the content. */
void nv_bytes_free(nv_bytes *bytes);

/* Makes a seekable FFmpeg stream over the bytes, which must outlive it; null when memory is short. */
AVIOContext *nv_bytes_open_io(nv_bytes *bytes, int writable);

/* Frees a stream from nv_bytes_open_io, not the bytes. */
void nv_bytes_close_io(AVIOContext **io);

#endif
