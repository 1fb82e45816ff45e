#include <stdio.h>
#include <stdlib.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/common.h>
#include <libavutil/pixdesc.h>

#include "error.h"
#include "picture.h"

#define IO_BUFFER_BYTES 65536

struct nv_movie {
    FILE *file;
    AVIOContext *io;
    AVFormatContext *demuxer;
    AVCodecContext *codec;
    AVFrame *picture;
    AVPacket *packet;
    nv_shape shape;
    int stream_index;
    int32_t frames_got;
    int32_t has_picture; /* the picture was decoded and not given out yet */
    int32_t is_drained;  /* the decoder knows that no packet follows */
};

static int read_file(void *opaque, uint8_t *buffer, int size)
{
    FILE *file = opaque;
    const size_t count = fread(buffer, 1, (size_t)size, file);
    if (count > 0)
        return (int)count;
    return ferror(file) ? AVERROR(EIO) : AVERROR_EOF;
}

static int64_t seek_file(void *opaque, int64_t offset, int whence)
{
    FILE *file = opaque;
    const off_t here = ftello(file);
    if ((whence & AVSEEK_SIZE) != 0) {
        if (here < 0 || fseeko(file, 0, SEEK_END) != 0)
            return AVERROR(EIO);
        const off_t size = ftello(file);
        return fseeko(file, here, SEEK_SET) != 0 ? AVERROR(EIO) : (int64_t)size;
    }
    if (fseeko(file, (off_t)offset, whence & ~AVSEEK_FORCE) != 0)
        return AVERROR(EIO);
    return (int64_t)ftello(file);
}

/* A movie may name other files and addresses that hold its frames; none is ever opened. */
static int refuse_other_files(AVFormatContext *demuxer, AVIOContext **io, const char *url, int flags, AVDictionary **options)
{
    (void)demuxer;
    (void)io;
    (void)url;
    (void)flags;
    (void)options;
    return AVERROR(EPERM);
}

static int open_demuxer(nv_movie *movie)
{
    const AVInputFormat *format = av_find_input_format("mov");
    if (format == NULL)
        return AVERROR_DEMUXER_NOT_FOUND;
    uint8_t *buffer = av_malloc(IO_BUFFER_BYTES);
    movie->demuxer = avformat_alloc_context();
    if (buffer != NULL)
        movie->io = avio_alloc_context(buffer, IO_BUFFER_BYTES, 0, movie->file, read_file, NULL, seek_file);
    if (movie->io == NULL)
        av_free(buffer);
    if (movie->demuxer == NULL || movie->io == NULL)
        return AVERROR(ENOMEM);
    movie->demuxer->pb = movie->io;
    movie->demuxer->io_open = refuse_other_files;
    movie->demuxer->max_streams = 8;
    movie->demuxer->flags |= AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN | AVFMT_FLAG_CUSTOM_IO;
    movie->demuxer->error_recognition = AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM;
    AVDictionary *options = NULL;
    /* Edit lists can repeat frames without end; a recording of a field is read as it was written. */
    int status = av_dict_set(&options, "ignore_editlist", "1", 0);
    if (status >= 0)
        status = avformat_open_input(&movie->demuxer, NULL, format, &options);
    av_dict_free(&options);
    return status;
}

static int32_t find_track(nv_movie *movie, nv_error *error)
{
    movie->stream_index = -1;
    for (unsigned i = 0; i < movie->demuxer->nb_streams; i++) {
        if (movie->demuxer->streams[i]->codecpar->codec_type != AVMEDIA_TYPE_VIDEO)
            continue;
        if (movie->stream_index >= 0)
            return nv_fail(error, NV_INVALID_DATA, "the file has more than one video track");
        movie->stream_index = (int)i;
    }
    if (movie->stream_index < 0)
        return nv_fail(error, NV_INVALID_DATA, "the file has no video track");
    const AVStream *stream = movie->demuxer->streams[movie->stream_index];
    const AVCodecParameters *track = stream->codecpar;
    if (track->codec_id != AV_CODEC_ID_HEVC && track->codec_id != AV_CODEC_ID_JPEG2000)
        return nv_fail(error, NV_INVALID_DATA, "the video track is '%s' instead of hevc or jpeg2000", avcodec_get_name(track->codec_id));
    if (stream->nb_frames < 1 || stream->nb_frames > INT32_MAX)
        return nv_fail(error, NV_INVALID_DATA, "the video track names %lld frames", (long long)stream->nb_frames);
    movie->shape = (nv_shape){
        .width = track->width,
        .height = track->height,
        .coded_width = track->width,
        .coded_height = track->height,
        .frame_count = (int32_t)stream->nb_frames,
        .bit_depth = 16, /* until the first frame tells */
    };
    return nv_check_shape(&movie->shape, error);
}

static int32_t open_codec(nv_movie *movie, nv_error *error)
{
    const AVCodecParameters *track = movie->demuxer->streams[movie->stream_index]->codecpar;
    const AVCodec *codec = avcodec_find_decoder(track->codec_id);
    if (codec == NULL)
        return nv_fail(error, NV_NOT_AVAILABLE, "FFmpeg was built without a decoder of %s", avcodec_get_name(track->codec_id));
    movie->codec = avcodec_alloc_context3(codec);
    movie->picture = av_frame_alloc();
    movie->packet = av_packet_alloc();
    if (movie->codec == NULL || movie->picture == NULL || movie->packet == NULL)
        return nv_fail(error, NV_OUT_OF_MEMORY, "not enough memory for a decoder");
    int status = avcodec_parameters_to_context(movie->codec, track);
    if (status >= 0) {
        movie->codec->max_pixels = (int64_t)FFALIGN(track->width + 64, 64) * FFALIGN(track->height + 64, 64);
        movie->codec->err_recognition = AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER;
        movie->codec->error_concealment = 0;
        movie->codec->flags |= AV_CODEC_FLAG_BITEXACT;
        movie->codec->thread_count = 1; /* so that damage that FFmpeg conceals and only logs is seen */
        status = avcodec_open2(movie->codec, codec, NULL);
    }
    return status < 0 ? nv_fail_library(error, nv_code_of_damage(status), status, "could not open the decoder") : NV_OK;
}

/* Gives the decoder the next packet of the track, or tells it that there is none. */
static int32_t feed(nv_movie *movie, nv_error *error)
{
    int status;
    do {
        av_packet_unref(movie->packet);
        status = av_read_frame(movie->demuxer, movie->packet);
    } while (status >= 0 && movie->packet->stream_index != movie->stream_index);
    if (status < 0 && status != AVERROR_EOF)
        return nv_fail_library(error, nv_code_of_damage(status), status, "could not read a packet of the file");
    movie->is_drained = status == AVERROR_EOF;
    if (!movie->is_drained && ((movie->packet->flags & AV_PKT_FLAG_CORRUPT) != 0 || movie->packet->size == 0)) {
        av_packet_unref(movie->packet);
        return nv_fail(error, NV_INVALID_DATA, "a packet of the file is damaged");
    }
    status = avcodec_send_packet(movie->codec, movie->is_drained ? NULL : movie->packet);
    av_packet_unref(movie->packet);
    return status < 0 ? nv_fail_library(error, nv_code_of_damage(status), status, "could not decode a frame") : NV_OK;
}

/* Decodes up to the next picture; has_picture stays 0 at the end. */
static int32_t decode(nv_movie *movie, nv_error *error)
{
    for (;;) {
        const int status = avcodec_receive_frame(movie->codec, movie->picture);
        movie->has_picture = status == 0;
        if (status == AVERROR_EOF || status == 0)
            break;
        if (status != AVERROR(EAGAIN) || movie->is_drained)
            return nv_fail_library(error, nv_code_of_damage(status), status, "could not decode a frame");
        const int32_t code = feed(movie, error);
        if (code != NV_OK)
            return code;
    }
    if (nv_logged_errors() > 0)
        return nv_fail_library(error, NV_INVALID_DATA, 0, "the video is damaged");
    return NV_OK;
}

static int32_t learn_depth(nv_movie *movie, nv_error *error)
{
    const int32_t code = decode(movie, error);
    if (code != NV_OK)
        return code;
    if (!movie->has_picture)
        return nv_fail(error, NV_INVALID_DATA, "the video has no frame");
    for (int32_t depth = 8; depth <= 16; depth++)
        if (nv_pixel_format(depth) != AV_PIX_FMT_NONE && movie->picture->format == (int)nv_pixel_format(depth)) {
            movie->shape.bit_depth = depth;
            return NV_OK;
        }
    const char *name = av_get_pix_fmt_name((enum AVPixelFormat)movie->picture->format);
    return nv_fail(error, NV_INVALID_DATA, "the video has the pixel format %s instead of gray of 8, 10, 12 or 16 bits",
        name != NULL ? name : "none");
}

nv_movie *nv_movie_open(const char *path, nv_shape *shape, nv_error *error)
{
    nv_begin(error);
    int32_t code = NV_OUT_OF_MEMORY;
    if (path == NULL || shape == NULL) {
        nv_fail(error, NV_INVALID_ARGUMENT, "path or shape is null");
        return NULL;
    }
    nv_movie *movie = calloc(1, sizeof *movie);
    if (movie == NULL) {
        nv_fail(error, code, "not enough memory for a movie");
        return NULL;
    }
    movie->file = fopen(path, "rb");
    if (movie->file == NULL) {
        code = nv_fail(error, NV_INVALID_ARGUMENT, "the file cannot be opened");
        goto exit;
    }
    const int status = open_demuxer(movie);
    if (status < 0) {
        code = nv_fail_library(error, nv_code_of_damage(status), status, "could not open the file as MP4");
        goto exit;
    }
    code = find_track(movie, error);
    if (code == NV_OK)
        code = open_codec(movie, error);
    if (code == NV_OK)
        code = learn_depth(movie, error);
    if (code == NV_OK)
        *shape = movie->shape;
exit:
    if (code != NV_OK) {
        nv_movie_close(movie);
        movie = NULL;
    }
    return movie;
}

int32_t nv_movie_get_frame(nv_movie *movie, uint16_t *samples, nv_error *error)
{
    nv_begin(error);
    if (movie == NULL || samples == NULL)
        return nv_fail(error, NV_INVALID_ARGUMENT, "movie or samples is null");
    if (movie->frames_got == movie->shape.frame_count)
        return nv_fail(error, NV_INVALID_ARGUMENT, "all %d frames were taken already", movie->shape.frame_count);
    int32_t code = movie->has_picture ? NV_OK : decode(movie, error);
    if (code == NV_OK && !movie->has_picture)
        code = nv_fail(error, NV_INVALID_DATA, "the video ends after %d of %d frames", movie->frames_got, movie->shape.frame_count);
    if (code == NV_OK)
        code = nv_check_picture(movie->picture, &movie->shape, error);
    if (code == NV_OK) {
        nv_read_picture(movie->picture, &movie->shape, samples);
        movie->frames_got++;
    }
    movie->has_picture = 0;
    av_frame_unref(movie->picture);
    return code;
}

void nv_movie_close(nv_movie *movie)
{
    if (movie == NULL)
        return;
    av_packet_free(&movie->packet);
    av_frame_free(&movie->picture);
    avcodec_free_context(&movie->codec);
    avformat_close_input(&movie->demuxer);
    if (movie->io != NULL)
        av_freep(&movie->io->buffer);
    avio_context_free(&movie->io);
    if (movie->file != NULL)
        fclose(movie->file);
    free(movie);
}
