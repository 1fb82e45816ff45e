/*
 * Exercises the whole interface under AddressSanitizer, UndefinedBehaviorSanitizer and LeakSanitizer:
 *   numvid_av_test [MUTATIONS] [SEED]
 * Prints one line a subject; exits with 1 at the first surprise.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "numvid_av.h"

#define HEVC_PARAMETERS "info=0:keyint=-1:scenecut=0:open-gop=0:repeat-headers=1:frame-threads=1:log-level=none:pools=none:wpp=0"
#define HEVC_LOSSLESS "preset=superfast;x265-params=" HEVC_PARAMETERS ":lossless=1"
#define HEVC_LOSSY "preset=superfast;x265-params=" HEVC_PARAMETERS ":qp=12"
#define FFV1 "level=1;coder=2;context=1;slices=1"

#define CHECK(condition)                                                              \
    do {                                                                              \
        if (!(condition)) {                                                           \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition); \
            exit(1);                                                                  \
        }                                                                             \
    } while (0)

/* x265 3.5 forgets about 3 kB an encoder (row filters and strings of its parameters). What we forget would show as
 * memory of libavcodec, libavformat or this program. */
NV_API const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libx265.so\n";
}

/* Whatever appears on stderr is then a finding. */
NV_API const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

typedef struct codec_case {
    const char *encoder;
    const char *decoder;
    int32_t container;
    const char *options;
} codec_case;

static const codec_case s_hevc = {"libx265", "hevc", NV_CONTAINER_ANNEX_B, HEVC_LOSSLESS};
static const codec_case s_hevc_lossy = {"libx265", "hevc", NV_CONTAINER_ANNEX_B, HEVC_LOSSY};
static const codec_case s_ffv1 = {"ffv1", "ffv1", NV_CONTAINER_MATROSKA, FFV1};
static const codec_case s_jpeg2000 = {"libopenjpeg", "jpeg2000", NV_CONTAINER_MATROSKA, "format=j2k;numresolution=1"};

typedef struct stream {
    uint8_t *bytes;
    int64_t count;
} stream;

static int64_t sample_count(const nv_shape *shape)
{
    return (int64_t)shape->width * shape->height * shape->frame_count;
}

/* A linear congruential generator: the same numbers on every machine. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * UINT32_C(1664525) + UINT32_C(1013904223);
    return *state >> 8;
}

static uint16_t *make_samples(const nv_shape *shape, uint32_t seed)
{
    uint16_t *samples = malloc((size_t)sample_count(shape) * sizeof *samples);
    CHECK(samples != NULL);
    const uint32_t mask = (UINT32_C(1) << shape->bit_depth) - 1;
    for (int64_t i = 0; i < sample_count(shape); i++) {
        const uint32_t x = (uint32_t)(i % shape->width);
        const uint32_t y = (uint32_t)(i / shape->width % shape->height);
        const uint32_t time = (uint32_t)(i / shape->width / shape->height);
        samples[i] = (uint16_t)(((x + time) * 37 + (y ^ time) * 11 + next_random(&seed) % 5) & mask);
    }
    return samples;
}

static stream encode(const codec_case *codec, const nv_shape *shape, const uint16_t *samples)
{
    nv_error error;
    nv_encoder *encoder = nv_encoder_open(codec->encoder, codec->container, shape, codec->options, 1, &error);
    if (encoder == NULL)
        fprintf(stderr, "%s\n", error.text);
    CHECK(encoder != NULL);
    for (int32_t i = 0; i < shape->frame_count; i++)
        CHECK(nv_encoder_put_frame(encoder, samples + (int64_t)i * shape->width * shape->height, &error) == NV_OK);
    CHECK(nv_encoder_byte_count(encoder) == 0);
    CHECK(nv_encoder_finish(encoder, &error) == NV_OK);
    CHECK(nv_encoder_packet_count(encoder) == shape->frame_count);
    stream result = {.count = nv_encoder_byte_count(encoder)};
    result.bytes = malloc((size_t)result.count);
    CHECK(result.bytes != NULL);
    CHECK(nv_encoder_copy_bytes(encoder, result.bytes, result.count - 1, &error) == NV_INVALID_ARGUMENT);
    CHECK(nv_encoder_copy_bytes(encoder, result.bytes, result.count, &error) == NV_OK);
    nv_encoder_close(encoder);
    return result;
}

/* Decodes all frames; returns the first failure. */
static int32_t decode(const codec_case *codec, const nv_shape *shape, const stream *source, uint16_t *samples, nv_error *error)
{
    nv_decoder *decoder = nv_decoder_open(codec->decoder, codec->container, shape, source->bytes, source->count, 1, error);
    if (decoder == NULL)
        return error->code;
    int32_t code = NV_OK;
    for (int32_t i = 0; i < shape->frame_count && code == NV_OK; i++)
        code = nv_decoder_get_frame(decoder, samples + (int64_t)i * shape->width * shape->height, error);
    if (code == NV_OK)
        code = nv_decoder_finish(decoder, error);
    nv_decoder_close(decoder);
    return code;
}

static void check_round_trip(const codec_case *codec, nv_shape shape)
{
    nv_error error;
    uint16_t *samples = make_samples(&shape, 7);
    uint16_t *decoded = calloc((size_t)sample_count(&shape), sizeof *decoded);
    CHECK(decoded != NULL);
    stream first = encode(codec, &shape, samples);
    stream second = encode(codec, &shape, samples);
    CHECK(first.count == second.count && memcmp(first.bytes, second.bytes, (size_t)first.count) == 0);
    CHECK(decode(codec, &shape, &first, decoded, &error) == NV_OK);
    CHECK(memcmp(samples, decoded, (size_t)sample_count(&shape) * sizeof *samples) == 0);
    free(second.bytes);
    free(first.bytes);
    free(decoded);
    free(samples);
}

static void test_round_trips(void)
{
    static const int32_t sizes[][2] = {{1, 1}, {6, 11}, {17, 16}, {33, 40}, {65, 64}, {150, 70}};
    static const int32_t depths[] = {8, 10, 12, 16};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (size_t j = 0; j < sizeof depths / sizeof *depths; j++) {
            nv_shape shape = {sizes[i][0], sizes[i][1], sizes[i][0], sizes[i][1], 6, depths[j]};
            check_round_trip(&s_ffv1, shape);
            if (shape.bit_depth == 8 || shape.bit_depth == 16)
                check_round_trip(&s_jpeg2000, shape);
            shape.coded_width = shape.width < 17 ? 17 : shape.width;
            shape.coded_height = shape.height < 16 ? 16 : shape.height;
            if (shape.bit_depth <= 12)
                check_round_trip(&s_hevc, shape);
        }
    printf("round trips: ok\n");
}

static void check_refused(const codec_case *codec, const nv_shape *shape, const stream *source)
{
    nv_error error;
    uint16_t *samples = calloc((size_t)sample_count(shape), sizeof *samples);
    CHECK(samples != NULL);
    CHECK(decode(codec, shape, source, samples, &error) == NV_INVALID_DATA);
    CHECK(error.text[0] != '\0');
    free(samples);
}

static void test_wrong_shapes(const codec_case *codec)
{
    const nv_shape shape = {40, 30, 40, 30, 8, 12};
    uint16_t *samples = make_samples(&shape, 3);
    stream source = encode(codec, &shape, samples);
    nv_shape other = shape;
    other.frame_count = 7;
    check_refused(codec, &other, &source);
    other.frame_count = 9;
    check_refused(codec, &other, &source);
    other = shape;
    other.bit_depth = 10;
    check_refused(codec, &other, &source);
    other = shape;
    other.coded_width = 41;
    check_refused(codec, &other, &source);
    other = shape;
    other.coded_height = other.height = 29;
    check_refused(codec, &other, &source);
    free(source.bytes);
    free(samples);
    printf("wrong shapes of %s: ok\n", codec->encoder);
}

static void test_bad_arguments(void)
{
    nv_error error;
    const nv_shape shape = {20, 20, 20, 20, 2, 12};
    nv_shape bad = shape;
    uint16_t samples[400] = {0};
    char text[192];

    CHECK(nv_abi_version() == NV_ABI_VERSION);
    CHECK(nv_library_versions(text, 5, &error) == NV_INVALID_ARGUMENT);
    CHECK(nv_library_versions(text, sizeof text, &error) == NV_OK && strstr(text, "libavcodec") == text);
    CHECK(nv_encoder_version("ffv1", text, sizeof text, &error) == NV_OK && strstr(text, "ffv1") == text);
    CHECK(nv_encoder_version("nothing", text, sizeof text, &error) == NV_NOT_AVAILABLE);
    CHECK(nv_has_encoder("ffv1", 16) == 1 && nv_has_encoder("ffv1", 11) == 0);
    CHECK(nv_has_encoder("libx265", 12) == 1 && nv_has_encoder("libx265", 16) == 0);
    CHECK(nv_has_encoder(NULL, 8) == 0 && nv_has_decoder("hevc") == 1 && nv_has_decoder("nothing") == 0 && nv_has_decoder(NULL) == 0);

    CHECK(nv_encoder_open("libx265", NV_CONTAINER_ANNEX_B, NULL, NULL, 1, NULL) == NULL);
    CHECK(nv_encoder_open("nothing", NV_CONTAINER_ANNEX_B, &shape, NULL, 1, &error) == NULL && error.code == NV_NOT_AVAILABLE);
    CHECK(nv_encoder_open("ffv1", 9, &shape, FFV1, 1, &error) == NULL && error.code == NV_INVALID_ARGUMENT);
    CHECK(nv_encoder_open("ffv1", NV_CONTAINER_MATROSKA, &shape, "no_such_option=1", 1, &error) == NULL && strstr(error.text, "no_such_option") != NULL);
    CHECK(nv_encoder_open("libx265", NV_CONTAINER_ANNEX_B, &shape, "x265-params=no-such-option=1:log-level=none", 1, &error) == NULL);
    CHECK(nv_encoder_open("libx265", NV_CONTAINER_ANNEX_B, &shape, "=", 1, &error) == NULL);
    bad.bit_depth = 16;
    CHECK(nv_encoder_open("libx265", NV_CONTAINER_ANNEX_B, &bad, HEVC_LOSSLESS, 1, &error) == NULL && error.code == NV_NOT_AVAILABLE);
    bad = shape;
    bad.width = 0;
    CHECK(nv_encoder_open("ffv1", NV_CONTAINER_MATROSKA, &bad, FFV1, 1, &error) == NULL && error.code == NV_INVALID_ARGUMENT);
    bad = shape;
    bad.coded_width = bad.coded_height = 60000;
    CHECK(nv_encoder_open("ffv1", NV_CONTAINER_MATROSKA, &bad, FFV1, 1, &error) == NULL && error.code == NV_INVALID_ARGUMENT);
    CHECK(nv_encoder_put_frame(NULL, samples, &error) == NV_INVALID_ARGUMENT);
    CHECK(nv_decoder_open("hevc", NV_CONTAINER_ANNEX_B, &shape, NULL, 1, 1, &error) == NULL && error.code == NV_INVALID_ARGUMENT);
    CHECK(nv_decoder_get_frame(NULL, samples, &error) == NV_INVALID_ARGUMENT && nv_decoder_finish(NULL, &error) == NV_INVALID_ARGUMENT);

    nv_encoder *encoder = nv_encoder_open("libx265", NV_CONTAINER_ANNEX_B, &shape, HEVC_LOSSLESS, 1, &error);
    CHECK(encoder != NULL);
    samples[399] = 4096;
    CHECK(nv_encoder_put_frame(encoder, samples, &error) == NV_INVALID_ARGUMENT);
    samples[399] = 4095;
    CHECK(nv_encoder_finish(encoder, &error) == NV_INVALID_ARGUMENT);
    CHECK(nv_encoder_put_frame(encoder, samples, &error) == NV_OK);
    nv_encoder_close(encoder); /* in the middle */
    encoder = nv_encoder_open("ffv1", NV_CONTAINER_MATROSKA, &shape, FFV1, 1, &error);
    CHECK(encoder != NULL && nv_encoder_put_frame(encoder, samples, &error) == NV_OK);
    nv_encoder_close(encoder);
    nv_encoder_close(NULL);
    nv_decoder_close(NULL);
    printf("bad arguments: ok\n");
}

/* Flips bits, overwrites, cuts, or repeats a piece of a copy of the stream. */
static stream mutate(const stream *source, uint32_t *random)
{
    stream result = {malloc((size_t)source->count), source->count};
    CHECK(result.bytes != NULL);
    memcpy(result.bytes, source->bytes, (size_t)source->count);
    const uint32_t kind = next_random(random) % 8;
    const uint32_t times = 1 + next_random(random) % (kind == 0 ? 40 : 4);
    /* Headers decide most; half of the damage goes there. */
    const uint32_t reach = next_random(random) % 2 == 0 && source->count > 160 ? 160 : (uint32_t)source->count;
    for (uint32_t i = 0; i < times; i++) {
        uint8_t *byte = result.bytes + next_random(random) % reach;
        const uint32_t mask = kind < 6 ? UINT32_C(1) << next_random(random) % 8 : next_random(random);
        *byte = (uint8_t)(*byte ^ mask);
    }
    if (kind == 5)
        result.count = 1 + next_random(random) % (uint32_t)source->count;
    if (kind == 7) {
        const uint32_t from = next_random(random) % (uint32_t)source->count;
        const uint32_t to = next_random(random) % (uint32_t)source->count;
        const uint32_t longest = (uint32_t)source->count - (from > to ? from : to);
        memmove(result.bytes + to, result.bytes + from, longest);
    }
    return result;
}

static void test_damage(const codec_case *codec, nv_shape shape, int32_t mutations, uint32_t seed)
{
    nv_error error;
    uint16_t *samples = make_samples(&shape, 5);
    stream source = encode(codec, &shape, samples);
    int32_t found = 0;
    uint32_t random = seed;
    for (int32_t i = 0; i < mutations; i++) {
        stream damaged = mutate(&source, &random);
        const int32_t code = decode(codec, &shape, &damaged, samples, &error);
        CHECK(code == NV_OK || code == NV_INVALID_DATA || code == NV_OUT_OF_MEMORY);
        found += code != NV_OK;
        free(damaged.bytes);
    }
    free(source.bytes);
    free(samples);
    printf("damage to %s, %d bits: %d of %d mutations noticed\n", codec->encoder, shape.bit_depth, found, mutations);
}

/* A stream cut to its half or less lacks whole frames, which must be noticed. What is cut inside the last packet may
 * decode to something, and the last bytes of a Matroska file are an index that decoding does not need. */
static void test_cuts(const codec_case *codec)
{
    nv_error error;
    const nv_shape shape = {24, 20, 24, 20, 5, 12};
    uint16_t *samples = make_samples(&shape, 5);
    stream source = encode(codec, &shape, samples);
    const int64_t whole = source.count;
    int64_t missed = 0;
    for (source.count = 1; source.count < whole; source.count += 1 + whole / 200)
        if (decode(codec, &shape, &source, samples, &error) == NV_OK) {
            CHECK(source.count > whole / 2);
            missed++;
        }
    free(source.bytes);
    free(samples);
    printf("cuts of %s: %lld of about 200 missed\n", codec->encoder, (long long)missed);
}

typedef struct thread_case {
    const codec_case *codec;
    nv_shape shape;
    stream result;
} thread_case;

static void *run_thread(void *argument)
{
    thread_case *work = argument;
    nv_error error;
    uint16_t *samples = make_samples(&work->shape, 9);
    uint16_t *decoded = calloc((size_t)sample_count(&work->shape), sizeof *decoded);
    CHECK(decoded != NULL);
    work->result = encode(work->codec, &work->shape, samples);
    CHECK(decode(work->codec, &work->shape, &work->result, decoded, &error) == NV_OK);
    CHECK(memcmp(samples, decoded, (size_t)sample_count(&work->shape) * sizeof *samples) == 0);
    free(decoded);
    free(samples);
    return NULL;
}

static void test_threads(void)
{
    enum { THREADS = 6 };
    thread_case cases[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        cases[i] = (thread_case){i % 3 == 2 ? &s_ffv1 : &s_hevc, {50, 40, 50, 40, 10, i % 3 == 1 ? 10 : 12}, {NULL, 0}};
        CHECK(pthread_create(&threads[i], NULL, run_thread, &cases[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    for (int i = 0; i < THREADS / 2; i++) {
        const stream *a = &cases[i].result;
        const stream *b = &cases[i + 3].result;
        CHECK(a->count == b->count && memcmp(a->bytes, b->bytes, (size_t)a->count) == 0);
        free(a->bytes);
        free(b->bytes);
    }
    printf("threads: ok\n");
}

int main(int count, char **arguments)
{
    const int32_t mutations = count > 1 ? atoi(arguments[1]) : 300;
    const uint32_t seed = count > 2 ? (uint32_t)strtoul(arguments[2], NULL, 10) : 1;
    printf("%d mutations, seed %u\n", mutations, seed);
    test_threads(); /* first, so that the encoders' own start-up happens in parallel */
    test_bad_arguments();
    test_round_trips();
    test_wrong_shapes(&s_hevc);
    test_wrong_shapes(&s_ffv1);
    test_cuts(&s_hevc);
    test_cuts(&s_ffv1);
    test_damage(&s_jpeg2000, (nv_shape){40, 30, 40, 30, 6, 16}, mutations, seed + 5);
    test_damage(&s_hevc, (nv_shape){40, 30, 40, 30, 6, 12}, mutations, seed);
    test_damage(&s_hevc_lossy, (nv_shape){70, 70, 70, 70, 8, 12}, mutations, seed + 1);
    test_damage(&s_hevc_lossy, (nv_shape){30, 30, 30, 30, 8, 8}, mutations, seed + 2);
    test_damage(&s_ffv1, (nv_shape){40, 30, 40, 30, 6, 16}, mutations, seed + 3);
    test_damage(&s_ffv1, (nv_shape){9, 5, 9, 5, 30, 12}, mutations, seed + 4);
    printf("all ok\n");
    return 0;
}
