/*
 * numvid_av: gray frames in, a video stream out, and back; in process, over libavcodec and libavformat.
 *
 * Rules for all functions:
 * - A handle belongs to whoever opened it and is closed once, by the function that its opener names. One thread at a
 *   time may use a handle; any number of handles may be used by as many threads at once.
 * - Buffers belong to the caller and are used during the call only, unless said otherwise.
 * - Functions that can fail take an nv_error as last parameter. It may be null. Nothing is ever printed:
 *   FFmpeg's log callback, of which there is one for the process, is taken over, and its words end in nv_error.
 * - Nothing of FFmpeg appears here, so that this interface does not change with FFmpeg's versions.
 */
#ifndef NUMVID_AV_H
#define NUMVID_AV_H

#include <stdint.h>

#if defined(__GNUC__)
#define NV_API __attribute__((visibility("default")))
#else
#define NV_API
#endif

/* Raised with every change of this header that an existing caller would notice. */
#define NV_ABI_VERSION 2

/* What a function returns: NV_OK, or why it failed. */
enum {
    NV_OK = 0,
    NV_INVALID_ARGUMENT = 1, /* the caller's mistake; the text says which value */
    NV_NOT_AVAILABLE = 2,    /* this build of FFmpeg has no such encoder or decoder, or not for this bit depth */
    NV_INVALID_DATA = 3,     /* the stream is damaged or is not what the caller expects */
    NV_OUT_OF_MEMORY = 4,
    NV_LIBRARY_FAILED = 5    /* FFmpeg or an encoder behind it failed */
};

/* How packets are put together to one stream. */
enum {
    NV_CONTAINER_ANNEX_B = 1, /* packets one after the other in decoding order: a raw .hevc file */
    NV_CONTAINER_MATROSKA = 2 /* a .mkv file without times, names and random numbers */
};

/* Why a function failed. */
typedef struct nv_error {
    int32_t code;         /* one of the codes above, NV_OK when nothing failed */
    int32_t library_code; /* FFmpeg's own negative error number; 0 when FFmpeg was not the cause */
    char text[504];       /* UTF-8, NUL-terminated, without a final stop; ends with FFmpeg's own words where it had any */
} nv_error;

/* The shape of a run of gray frames. */
typedef struct nv_shape {
    int32_t width;        /* samples in a row as the caller gives and gets them, at least 1 */
    int32_t height;       /* rows in a frame as the caller gives and gets them, at least 1 */
    int32_t coded_width;  /* samples in a row of the stream, at least width; the surplus repeats the last sample */
    int32_t coded_height; /* rows in a frame of the stream, at least height; the surplus repeats the last row */
    int32_t frame_count;  /* frames, at least 1 */
    int32_t bit_depth;    /* bits of a sample of the stream: 8, 10, 12 or 16; samples are in [0, 2^bit_depth - 1] */
} nv_shape;

/* Encodes one run of frames. */
typedef struct nv_encoder nv_encoder;

/* Decodes one stream. */
typedef struct nv_decoder nv_decoder;

/* Returns NV_ABI_VERSION of the library that was loaded. */
NV_API int32_t nv_abi_version(void);

/* Writes the versions of the libraries in use, for example "libavcodec 59.37.100, libavformat 59.27.100". */
NV_API int32_t nv_library_versions(
    char *text,        /* receives the NUL-terminated text */
    int32_t capacity,  /* bytes of text; 128 is always enough */
    nv_error *error);  /* receives why it failed; may be null */

/* Writes an encoder's name and version, for example "libx265 3.5+1-f0c1022b6" or "ffv1 of libavcodec 59.37.100". */
NV_API int32_t nv_encoder_version(
    const char *encoder, /* FFmpeg's name of the encoder */
    char *text,          /* receives the NUL-terminated text */
    int32_t capacity,    /* bytes of text; 192 is always enough */
    nv_error *error);    /* receives why it failed; may be null */

/* Returns 1 when the encoder exists and opens for gray frames of this bit depth, else 0. Takes milliseconds. */
NV_API int32_t nv_has_encoder(
    const char *encoder, /* FFmpeg's name of the encoder, for example "libx265" or "ffv1" */
    int32_t bit_depth);  /* 8, 10, 12 or 16 */

/* Returns 1 when the decoder exists, else 0. */
NV_API int32_t nv_has_decoder(
    const char *decoder); /* FFmpeg's name of the decoder, for example "hevc" or "ffv1" */

/* Opens an encoder; returns null on failure. Close it with nv_encoder_close. */
NV_API nv_encoder *nv_encoder_open(
    const char *encoder,   /* FFmpeg's name of the encoder */
    int32_t container,     /* one of NV_CONTAINER_... */
    const nv_shape *shape, /* the shape of all frames; copied */
    const char *options,   /* FFmpeg's options as "key=value;key=value"; an unknown one is an error; may be null */
    int32_t thread_count,  /* threads of the encoder, at least 1 */
    nv_error *error);      /* receives why it failed; may be null */

/* Encodes the next frame in display order. */
NV_API int32_t nv_encoder_put_frame(
    nv_encoder *encoder,     /* an open encoder, not finished */
    const uint16_t *samples, /* width * height samples, row by row, each below 2^bit_depth */
    nv_error *error);        /* receives why it failed; may be null */

/* Ends the stream; exactly frame_count frames must have been put. */
NV_API int32_t nv_encoder_finish(
    nv_encoder *encoder, /* an open encoder, not finished */
    nv_error *error);    /* receives why it failed; may be null */

/* Returns the bytes of the finished stream; 0 before nv_encoder_finish succeeded. */
NV_API int64_t nv_encoder_byte_count(const nv_encoder *encoder);

/* Copies the finished stream. */
NV_API int32_t nv_encoder_copy_bytes(
    const nv_encoder *encoder, /* a finished encoder */
    uint8_t *bytes,            /* receives the stream */
    int64_t capacity,          /* bytes that fit, at least nv_encoder_byte_count */
    nv_error *error);          /* receives why it failed; may be null */

/* Returns the packets of the stream so far, in decoding order. */
NV_API int32_t nv_encoder_packet_count(const nv_encoder *encoder);

/* Closes an encoder, finished or not; null is allowed. */
NV_API void nv_encoder_close(nv_encoder *encoder);

/* Opens a decoder for a stream that must have exactly the given shape; returns null on failure.
 * Close it with nv_decoder_close. */
NV_API nv_decoder *nv_decoder_open(
    const char *decoder,   /* FFmpeg's name of the decoder */
    int32_t container,     /* one of NV_CONTAINER_... */
    const nv_shape *shape, /* the shape that the stream must have; copied */
    const uint8_t *bytes,  /* the stream; copied */
    int64_t byte_count,    /* bytes of the stream, at least 1 and below 2^31 - 64 */
    int32_t thread_count,  /* threads of the decoder; with 1, damage that FFmpeg conceals is found more often */
    nv_error *error);      /* receives why it failed; may be null */

/* Decodes the next frame in display order. After a failure only nv_decoder_close is of use. */
NV_API int32_t nv_decoder_get_frame(
    nv_decoder *decoder, /* an open decoder that gave fewer than frame_count frames */
    uint16_t *samples,   /* receives width * height samples, row by row; untouched on failure */
    nv_error *error);    /* receives why it failed; may be null */

/* Checks that the stream ends after frame_count frames, all of which must have been taken. */
NV_API int32_t nv_decoder_finish(
    nv_decoder *decoder, /* an open decoder */
    nv_error *error);    /* receives why it failed; may be null */

/* Closes a decoder; null is allowed. */
NV_API void nv_decoder_close(nv_decoder *decoder);

/* Reads the frames of an MP4 file one by one. */
typedef struct nv_movie nv_movie;

/* Opens an MP4 file with one video track of gray frames as HEVC or JPEG 2000; returns null on failure. No other file and no
 * network address that it may name is opened; edit lists are ignored. The caller has checked that the tables of the file
 * promise no more than the file can hold: FFmpeg takes memory for what they promise. Close it with nv_movie_close. */
NV_API nv_movie *nv_movie_open(
    const char *path, /* the file, in UTF-8 */
    nv_shape *shape,  /* receives the shape of its frames; frame_count is what the file promises */
    nv_error *error); /* receives why it failed; may be null */

/* Decodes the next frame in display order. After a failure only nv_movie_close is of use. */
NV_API int32_t nv_movie_get_frame(
    nv_movie *movie,   /* an open movie that gave fewer than frame_count frames */
    uint16_t *samples, /* receives width * height samples, row by row; untouched on failure */
    nv_error *error);  /* receives why it failed; may be null */

/* Closes a movie; null is allowed. */
NV_API void nv_movie_close(nv_movie *movie);

#endif
