/* Reads NetCDF-4 files for NumVid in a process of its own: libnetcdf and HDF5 crash, hang or spoil their memory on damaged files
 * (HDF5 1.10: global heap, compact data, types), and would do so to the caller.
 *
 * netcdf_reader LIBRARY: requests come on the standard input, answers go to the standard output, numbers in the machine's order.
 *   'O' PATH 0   opens a file; answer: its root group, see put_group.
 *   'R' PATH 0 group variable value_bytes rank (int32 each) start count stride (uint64, rank of each)
 *                reads a box of numbers; answer: a status and the values.
 *   'T' as 'R'   reads a box of text; answer: a status and each text, see put_text.
 *   'S' PATH 0 NAME 0   answer: a status and the bytes that an HDF5 dataset takes, and 0 (uint64 each).
 *   'K' PATH 0 NAME 0 rank (int32) count origins (uint64, rank of each)
 *                answer: a status, the bytes that chunks take, how many were written (uint64 each).
 *   'C' PATH 0   closes a file; no answer.
 * A status is an int32, 0 or what the library said; nothing follows another one than 0.
 * Begins with a status of its own, ends with its input. A crash ends it with the signal of the crash, a hang with SIGPROF once its
 * share of the processor is used up.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

enum {
    MOST_DEPTH = 64,
    NAME_BYTES = 257,
    MOST_RANK = 1024,
    MOST_FILES = 8,    /* open at once; the longest unused one is closed */
    LEAST_SECONDS = 2, /* of the processor, for a request; a sound one takes milliseconds */
    TYPE_TEXT = 12,    /* NC_STRING */
    NO_MEMORY = -61,   /* NC_ENOMEM */
    TOO_DEEP = -1,     /* no status of the library, as the next two */
    NO_DATASET = -1,
    NO_FUNCTION = -2,
    CHUNKED = 0,       /* NC_CHUNKED */
    EVERYTHING = -1    /* NC_GLOBAL */
};
#define ADDRESS_BYTES ((rlim_t)4 << 30)
/* What a slow processor does of each: bytes of a file while it looks around in it, values inflated, values filled in. */
#define SCANNED_PER_SECOND ((uint64_t)100 << 20)
#define INFLATED_PER_SECOND ((uint64_t)20 << 20)
#define FILLED_PER_SECOND ((uint64_t)500 << 20)
#define CHUNKS_PER_SECOND 1000 /* the index is looked through for each */
#define MOST_DEFLATION 1032 /* zlib's limit */
#define PIPE_BYTES (1 << 20)
#define MOST_ATTRIBUTE_BYTES ((uint64_t)256 << 20)
#define ROOT_MASK 0xFFFF /* of a group's id: its number in the file; the rest is the file's */

struct open_file {
    char *path;
    int id;
    uint64_t last_use;
};
static struct open_file s_files[MOST_FILES];
static uint64_t s_uses;
static jmp_buf s_refused;

static int (*nc_open)(const char *, int, int *);
static int (*nc_close)(int);
static int (*nc_inq_varids)(int, int *, int *);
static int (*nc_inq_grps)(int, int *, int *);
static int (*nc_inq_natts)(int, int *);
static int (*nc_inq_var)(int, int, char *, int *, int *, int *, int *);
static int (*nc_inq_attname)(int, int, int, char *);
static int (*nc_inq_att)(int, int, const char *, int *, size_t *);
static int (*nc_inq_type)(int, int, char *, size_t *);
static int (*nc_get_att)(int, int, const char *, void *);
static int (*nc_inq_dimlen)(int, int, size_t *);
static int (*nc_inq_var_fill)(int, int, int *, void *);
static int (*nc_inq_var_chunking)(int, int, int *, size_t *);
static int (*nc_inq_dimids)(int, int *, int *, int);
static int (*nc_inq_dim)(int, int, char *, size_t *);
static int (*nc_inq_grpname)(int, char *);
static int64_t (*H5Fopen)(const char *, unsigned, int64_t);
static int (*H5Fclose)(int64_t);
static int64_t (*H5Dopen2)(int64_t, const char *, int64_t);
static int (*H5Dclose)(int64_t);
static uint64_t (*H5Dget_storage_size)(int64_t);
static int (*H5Dget_chunk_info_by_coord)(int64_t, const uint64_t *, unsigned *, uint64_t *, uint64_t *); /* since 1.10.5 */
static int (*nc_get_vara)(int, int, const size_t *, const size_t *, void *);
static int (*nc_get_vars)(int, int, const size_t *, const size_t *, const ptrdiff_t *, void *);
static int (*nc_free_string)(size_t, char **);

static void *find(void *library, const char *name)
{
    void *function = dlsym(library, name);
    if (function == NULL) {
        fprintf(stderr, "netcdf_reader: the library has no function '%s'\n", name);
        exit(2);
    }
    return function;
}

static void load(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (library == NULL) {
        fprintf(stderr, "netcdf_reader: %s\n", dlerror());
        exit(2);
    }
#define FIND(name) *(void **)&name = find(library, #name)
    FIND(nc_open);
    FIND(nc_close);
    FIND(nc_inq_varids);
    FIND(nc_inq_grps);
    FIND(nc_inq_natts);
    FIND(nc_inq_var);
    FIND(nc_inq_attname);
    FIND(nc_inq_att);
    FIND(nc_inq_type);
    FIND(nc_get_att);
    FIND(nc_inq_dimlen);
    FIND(nc_inq_var_fill);
    FIND(nc_inq_var_chunking);
    FIND(nc_inq_dimids);
    FIND(nc_inq_dim);
    FIND(nc_inq_grpname);
    FIND(nc_get_vara);
    FIND(nc_get_vars);
    FIND(nc_free_string);
#undef FIND
    /* HDF5's come with the library that they belong to. */
#define FIND(name) *(void **)&name = dlsym(library, #name)
    FIND(H5Fopen);
    FIND(H5Fclose);
    FIND(H5Dopen2);
    FIND(H5Dclose);
    FIND(H5Dget_storage_size);
    FIND(H5Dget_chunk_info_by_coord);
#undef FIND
    int (*set_auto)(long, void *, void *) = NULL;
    *(void **)&set_auto = dlsym(library, "H5Eset_auto2");
    if (set_auto != NULL)
        set_auto(0, NULL, NULL);
}

static void put(const void *bytes, size_t count)
{
    if (fwrite(bytes, 1, count, stdout) != count)
        exit(2);
}

static void put_int(int32_t value)
{
    put(&value, sizeof value);
}

static void put_long(uint64_t value)
{
    put(&value, sizeof value);
}

/* Its length in bytes (int32) and the bytes; a text that is none has the length -1. */
static void put_text(const char *text)
{
    const size_t length = text != NULL ? strlen(text) : 0;
    put_int(text == NULL ? -1 : length <= INT32_MAX ? (int32_t)length : INT32_MAX);
    put(text, length <= INT32_MAX ? length : INT32_MAX);
}

/* A status that ends the answer unless it is 0. */
static void require(int status)
{
    put_int(status);
    if (status != 0)
        longjmp(s_refused, 1);
}

static void answer(int32_t status)
{
    put(&status, sizeof status);
    fflush(stdout);
}

static void get(void *bytes, size_t count)
{
    if (fread(bytes, 1, count, stdin) != count)
        exit(0);
}

static uint64_t times(uint64_t left, uint64_t right)
{
    return right != 0 && left > UINT64_MAX / right ? UINT64_MAX : left * right;
}

static uint64_t least(uint64_t left, uint64_t right)
{
    return left < right ? left : right;
}

/* Of a type that a file declares itself, its name; values of such types are not read. */
static void put_own_type(int group, int type)
{
    char name[NAME_BYTES];
    require(nc_inq_type(group, type, name, NULL));
    put_text(name);
}

/* How many; of each its name, type (int32), how many values (uint64), a status, the values. */
static void put_attributes(int group, int variable, int count)
{
    char name[NAME_BYTES];
    put_int(count);
    for (int i = 0; i < count; i++) {
        int type;
        size_t length, size;
        require(nc_inq_attname(group, variable, i, name));
        put_text(name);
        require(nc_inq_att(group, variable, name, &type, &length));
        put_int(type);
        put_long(length);
        if (type > TYPE_TEXT) {
            put_own_type(group, type);
            continue;
        }
        require(nc_inq_type(group, type, NULL, &size));
        void *values = times(length + 1, size) <= MOST_ATTRIBUTE_BYTES ? calloc(length + 1, size) : NULL;
        const int status = values == NULL ? NO_MEMORY : length == 0 ? 0 : nc_get_att(group, variable, name, values);
        if (status != 0)
            free(values);
        require(status);
        if (type == TYPE_TEXT) {
            for (size_t text = 0; text < length; text++)
                put_text(((char **)values)[text]);
            nc_free_string(length, values);
        } else {
            put(values, length * size);
        }
        free(values);
    }
}

/* How many; of each its id (int32), name, length (uint64). */
static void put_dimensions(int group)
{
    int count;
    char name[NAME_BYTES];
    require(nc_inq_dimids(group, &count, NULL, 0));
    int *ids = calloc((size_t)count + 1, sizeof *ids);
    require(ids == NULL ? NO_MEMORY : nc_inq_dimids(group, &count, ids, 0));
    put_int(count);
    for (int i = 0; i < count; i++) {
        size_t length;
        require(nc_inq_dim(group, ids[i], name, &length));
        put_int(ids[i]);
        put_text(name);
        put_long(length);
    }
    free(ids);
}

/* Its id, name, type; for one of the file's own types its name and nothing more; else rank and ids of its dimensions, whether it is
 * not filled in (int32 each), its attributes, 1 and the lengths of a chunk (uint64 each) or 0. */
static void put_variable(int group, int id)
{
    static int dimensions[MOST_RANK];
    static size_t chunks[MOST_RANK];
    char name[NAME_BYTES];
    int type, rank, attributes, is_unfilled, storage;
    require(nc_inq_var(group, id, name, &type, &rank, NULL, &attributes));
    require(rank > MOST_RANK ? NO_MEMORY : nc_inq_var(group, id, name, &type, &rank, dimensions, &attributes));
    put_int(id);
    put_text(name);
    put_int(type);
    if (type > TYPE_TEXT) {
        put_own_type(group, type);
        return;
    }
    require(nc_inq_var_fill(group, id, &is_unfilled, NULL));
    put_int(rank);
    put(dimensions, (size_t)rank * sizeof *dimensions);
    put_int(is_unfilled);
    put_attributes(group, id, attributes);
    const int is_chunked = nc_inq_var_chunking(group, id, &storage, chunks) == 0 && storage == CHUNKED;
    put_int(is_chunked);
    for (int axis = 0; is_chunked && axis < rank; axis++)
        put_long(chunks[axis]);
}

/* Its number in the file, name, dimensions, variables, attributes and groups, how many in front of each. */
static void put_group(int group, int depth)
{
    int count;
    char name[NAME_BYTES];
    require(nc_inq_grpname(group, name));
    put_int(group & ROOT_MASK);
    put_text(name);
    put_dimensions(group);
    require(nc_inq_varids(group, &count, NULL));
    int *ids = calloc((size_t)count + 1, sizeof *ids);
    require(ids == NULL ? NO_MEMORY : nc_inq_varids(group, &count, ids));
    put_int(count);
    for (int i = 0; i < count; i++)
        put_variable(group, ids[i]);
    free(ids);
    require(nc_inq_natts(group, &count));
    put_attributes(group, EVERYTHING, count);
    require(nc_inq_grps(group, &count, NULL));
    require(depth == MOST_DEPTH && count > 0 ? TOO_DEEP : 0);
    ids = calloc((size_t)count + 1, sizeof *ids);
    require(ids == NULL ? NO_MEMORY : nc_inq_grps(group, &count, ids));
    put_int(count);
    for (int i = 0; i < count; i++)
        put_group(ids[i], depth + 1);
    free(ids);
}

static uint64_t size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && status.st_size > 0 ? (uint64_t)status.st_size : 0;
}

static void allow_seconds(uint64_t seconds)
{
    setitimer(ITIMER_PROF, &(struct itimerval){ .it_value = { .tv_sec = (time_t)seconds } }, NULL);
}

static void close_file(struct open_file *file)
{
    if (file->path != NULL)
        nc_close(file->id);
    free(file->path);
    file->path = NULL;
}

static struct open_file *find_file(const char *path)
{
    for (int i = 0; i < MOST_FILES; i++)
        if (s_files[i].path != NULL && strcmp(s_files[i].path, path) == 0)
            return &s_files[i];
    return NULL;
}

/* The file as it is now: the same path may have named another one before. */
static int open_file(const char *path, struct open_file **opened)
{
    struct open_file *file = &s_files[0];
    for (int i = 0; i < MOST_FILES; i++) {
        if (s_files[i].path == NULL) {
            file = &s_files[i];
            break;
        }
        if (s_files[i].last_use < file->last_use)
            file = &s_files[i];
    }
    close_file(file);
    const int status = nc_open(path, 0, &file->id);
    if (status != 0)
        return status;
    file->path = strdup(path);
    file->last_use = ++s_uses;
    *opened = file;
    return 0;
}

static void describe(const char *path)
{
    struct open_file *file = find_file(path);
    if (file != NULL)
        close_file(file);
    allow_seconds(LEAST_SECONDS + size_of(path) / SCANNED_PER_SECOND);
    if (setjmp(s_refused) == 0) {
        require(open_file(path, &file));
        put_group(file->id, 0);
    }
    fflush(stdout);
}

/* All values of a variable: a box may touch each of its chunks. */
static uint64_t bytes_of(int group, int variable, uint64_t value_bytes)
{
    static int dimensions[MOST_RANK];
    char name[NAME_BYTES];
    int type, rank, attributes;
    uint64_t bytes = value_bytes;
    if (nc_inq_var(group, variable, name, &type, &rank, NULL, NULL) != 0 || rank > MOST_RANK
        || nc_inq_var(group, variable, name, &type, &rank, dimensions, &attributes) != 0)
        return 0;
    for (int axis = 0; axis < rank; axis++) {
        size_t length;
        if (nc_inq_dimlen(group, dimensions[axis], &length) == 0)
            bytes = times(bytes, length);
    }
    return bytes;
}

/* However large a damaged file says it is, it holds no more than can be deflated into its size; all else is filled in. */
static uint64_t seconds_for(const char *path, uint64_t box, uint64_t variable)
{
    const uint64_t size = size_of(path);
    const uint64_t most = times(size, MOST_DEFLATION);
    return LEAST_SECONDS + size / SCANNED_PER_SECOND + least(variable, most) / INFLATED_PER_SECOND + least(box / FILLED_PER_SECOND, INT32_MAX);
}

static int is_dense(const ptrdiff_t *stride, int rank)
{
    for (int axis = 0; axis < rank; axis++)
        if (stride[axis] != 1)
            return 0;
    return 1;
}

static void read_box(const char *path, int is_text)
{
    static uint64_t box[3][MOST_RANK];
    static size_t start[MOST_RANK], count[MOST_RANK];
    static ptrdiff_t stride[MOST_RANK];
    int32_t numbers[4];
    get(numbers, sizeof numbers);
    const int32_t rank = numbers[3];
    if (rank < 0 || rank > MOST_RANK || numbers[2] < 1)
        exit(2);
    for (int i = 0; i < 3; i++)
        get(box[i], (size_t)rank * sizeof **box);
    uint64_t values_count = 1;
    for (int axis = 0; axis < rank; axis++) {
        start[axis] = box[0][axis];
        count[axis] = box[1][axis];
        stride[axis] = (ptrdiff_t)box[2][axis];
        values_count = times(values_count, count[axis]);
    }

    const uint64_t bytes = times(values_count, (uint64_t)numbers[2]);
    struct open_file *file = find_file(path);
    allow_seconds(seconds_for(path, bytes, 0));
    int status = file != NULL ? 0 : open_file(path, &file);
    void *values = NULL;
    if (status == 0) {
        file->last_use = ++s_uses;
        const int group = (file->id & ~ROOT_MASK) | (numbers[0] & ROOT_MASK);
        allow_seconds(seconds_for(path, bytes, bytes_of(group, numbers[1], (uint64_t)numbers[2])));
        values = bytes < SIZE_MAX ? calloc(1, (size_t)bytes + 1) : NULL;
        if (values == NULL)
            status = NO_MEMORY;
        else if (rank == 0 || is_dense(stride, rank))
            status = nc_get_vara(group, numbers[1], start, count, values);
        else
            status = nc_get_vars(group, numbers[1], start, count, stride, values);
    }
    put_int(status);
    if (status == 0 && is_text) {
        for (uint64_t text = 0; text < values_count; text++)
            put_text(((char **)values)[text]);
        nc_free_string((size_t)values_count, values);
    } else if (status == 0) {
        put(values, (size_t)bytes);
    }
    fflush(stdout);
    free(values);
}

static char *get_name(void)
{
    static char *name;
    static size_t capacity;
    if (getdelim(&name, &capacity, 0, stdin) <= 0)
        exit(0);
    return name;
}

/* What libnetcdf does not tell. HDF5 shares what the library has open. */
static void put_storage(const char *path, int is_of_chunks)
{
    const char *name = get_name();
    int32_t rank = 0;
    uint64_t count = 0, bytes = 0, written = 0;
    static uint64_t origin[MOST_RANK];
    if (is_of_chunks) {
        get(&rank, sizeof rank);
        get(&count, sizeof count);
        if (rank < 1 || rank > MOST_RANK)
            exit(2);
    }
    allow_seconds(seconds_for(path, 0, 0) + count / CHUNKS_PER_SECOND);
    const int has_functions = H5Fopen != NULL && H5Fclose != NULL && H5Dopen2 != NULL && H5Dclose != NULL && H5Dget_storage_size != NULL
        && (!is_of_chunks || H5Dget_chunk_info_by_coord != NULL);
    int status = has_functions ? 0 : NO_FUNCTION;
    const int64_t file = has_functions ? H5Fopen(path, 0, 0) : -1;
    const int64_t dataset = file >= 0 ? H5Dopen2(file, name, 0) : -1;
    if (has_functions && dataset < 0)
        status = NO_DATASET;
    if (status == 0 && !is_of_chunks)
        bytes = H5Dget_storage_size(dataset);
    for (uint64_t chunk = 0; chunk < count; chunk++) {
        unsigned mask;
        uint64_t address, size = 0;
        get(origin, (size_t)rank * sizeof *origin);
        if (status != 0)
            continue;
        if (H5Dget_chunk_info_by_coord(dataset, origin, &mask, &address, &size) < 0)
            status = NO_DATASET;
        bytes += size;
        written += size > 0;
    }
    if (dataset >= 0)
        H5Dclose(dataset);
    if (file >= 0)
        H5Fclose(file);
    put_int(status);
    if (status == 0) {
        put_long(bytes);
        put_long(written);
    }
    fflush(stdout);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: netcdf_reader LIBRARY <REQUESTS >ANSWERS\n");
        return 2;
    }
    /* HDF5 opens files so that children inherit them; here they, and their locks, would outlive the owner's closing them. */
    closefrom(3);

    /* Ctrl-C is for the program that asks; when that is gone, the input ends. */
    signal(SIGINT, SIG_IGN);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGPROF, SIG_DFL);
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    setrlimit(RLIMIT_AS, &(struct rlimit){ ADDRESS_BYTES, ADDRESS_BYTES });
    load(argv[1]);
    fcntl(STDOUT_FILENO, F_SETPIPE_SZ, PIPE_BYTES);

    /* Files are named by descriptors of the program that asks, so that both see the same one. */
    char descriptors[64];
    snprintf(descriptors, sizeof descriptors, "/proc/%d/fd/0", (int)getppid());
    answer(access(descriptors, F_OK) == 0 ? 0 : 2);

    /* What the C library says of a corrupted heap is not for the user's terminal. */
    if (freopen("/dev/null", "w", stderr) == NULL)
        return 2;

    char *path = NULL;
    size_t capacity = 0;
    for (int request; (request = getchar()) != EOF;) {
        if (getdelim(&path, &capacity, 0, stdin) <= 0)
            break;
        struct open_file *file;
        if (request == 'O')
            describe(path);
        else if (request == 'R' || request == 'T')
            read_box(path, request == 'T');
        else if (request == 'S' || request == 'K')
            put_storage(path, request == 'K');
        else if ((file = find_file(path)) != NULL)
            close_file(file);
    }
    free(path);
    return 0;
}
