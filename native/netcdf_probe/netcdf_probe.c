/* Reads what NumVid will read of a NetCDF-4 file, in a process of its own: libnetcdf and HDF5 crash or hang on some damaged
 * files (HDF5 1.10: global heap), and would take the caller with them.
 *
 * netcdf_probe LIBRARY: for each path on the standard input, ended by a zero byte, answers with one line when it has read all
 * metadata and text of the file, or could not open it in an orderly way. Ends with its input. A crash ends it with the signal of
 * the crash, a hang with SIGPROF once its share of the processor is used up.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

enum {
    MOST_DEPTH = 64,
    MOST_TEXTS = 1 << 16, /* texts held at once */
    NAME_BYTES = 257,
    MOST_RANK = 1024,
    LEAST_SECONDS = 2, /* of the processor, for a file; a sound one takes milliseconds */
    MOST_SECONDS = 60,
    TYPE_TEXT = 12,     /* NC_STRING */
    FIRST_OWN_TYPE = 32 /* NC_FIRSTUSERTYPEID */
};
#define ADDRESS_BYTES ((rlim_t)4 << 30)
#define BYTES_PER_SECOND ((off_t)100 << 20)

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
static int (*nc_get_vara_string)(int, int, const size_t *, const size_t *, char **);
static int (*nc_free_string)(size_t, char **);

static void *find(void *library, const char *name)
{
    void *function = dlsym(library, name);
    if (function == NULL) {
        fprintf(stderr, "netcdf_probe: the library has no function '%s'\n", name);
        exit(2);
    }
    return function;
}

static void load(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (library == NULL) {
        fprintf(stderr, "netcdf_probe: %s\n", dlerror());
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
    FIND(nc_get_vara_string);
    FIND(nc_free_string);
#undef FIND
    int (*set_auto)(long, void *, void *) = NULL;
    *(void **)&set_auto = dlsym(library, "H5Eset_auto2");
    if (set_auto != NULL)
        set_auto(0, NULL, NULL);
}

/* Attributes of user-defined types are not read: NumVid does not read them either. */
static void read_attributes(int group, int variable, int count)
{
    char name[NAME_BYTES];
    for (int i = 0; i < count; i++) {
        int type;
        size_t length, size;
        if (nc_inq_attname(group, variable, i, name) != 0 || nc_inq_att(group, variable, name, &type, &length) != 0
            || type >= FIRST_OWN_TYPE || nc_inq_type(group, type, NULL, &size) != 0)
            continue;
        void *values = calloc(length + 1, size > 0 ? size : 1);
        if (values != NULL && nc_get_att(group, variable, name, values) == 0 && type == TYPE_TEXT)
            nc_free_string(length, values);
        free(values);
    }
}

/* Text lies in the global heap as attributes do; numbers do not, and their chunks are not touched here. */
static void read_texts(int group, int variable, int rank, const int *dimensions)
{
    static size_t start[MOST_RANK], count[MOST_RANK], shape[MOST_RANK];
    static char *texts[MOST_TEXTS];
    size_t total = 1;
    for (int axis = 0; axis < rank; axis++) {
        if (nc_inq_dimlen(group, dimensions[axis], &shape[axis]) != 0 || shape[axis] == 0)
            return;
        start[axis] = 0;
        count[axis] = 1;
        total = shape[axis] > (size_t)-1 / total ? (size_t)-1 : total * shape[axis];
    }
    const size_t row = rank > 0 ? shape[rank - 1] : 1;
    for (size_t done = 0; done < total;) {
        const size_t from = rank > 0 ? start[rank - 1] : 0;
        const size_t length = row - from < MOST_TEXTS ? row - from : MOST_TEXTS;
        if (rank > 0)
            count[rank - 1] = length;
        if (nc_get_vara_string(group, variable, start, count, texts) != 0)
            return;
        nc_free_string(length, texts);
        done += length;
        if (rank == 0)
            return;
        start[rank - 1] += length;
        for (int axis = rank - 1; axis > 0 && start[axis] == shape[axis]; axis--) {
            start[axis] = 0;
            start[axis - 1]++;
        }
    }
}

static void read_group(int group, int depth)
{
    int count;
    if (nc_inq_natts(group, &count) == 0)
        read_attributes(group, -1, count);
    if (nc_inq_varids(group, &count, NULL) != 0 || count < 0)
        return;
    int *ids = calloc((size_t)count + 1, sizeof *ids);
    static int dimensions[MOST_RANK];
    if (ids != NULL && nc_inq_varids(group, &count, ids) == 0)
        for (int i = 0; i < count; i++) {
            int type, rank, attributes;
            char name[NAME_BYTES];
            if (nc_inq_var(group, ids[i], name, &type, &rank, NULL, NULL) != 0 || rank > MOST_RANK
                || nc_inq_var(group, ids[i], name, &type, &rank, dimensions, &attributes) != 0)
                continue;
            read_attributes(group, ids[i], attributes);
            if (type == TYPE_TEXT)
                read_texts(group, ids[i], rank, dimensions);
        }
    free(ids);
    if (depth == MOST_DEPTH || nc_inq_grps(group, &count, NULL) != 0 || count < 0)
        return;
    int *groups = calloc((size_t)count + 1, sizeof *groups);
    if (groups != NULL && nc_inq_grps(group, &count, groups) == 0)
        for (int i = 0; i < count; i++)
            read_group(groups[i], depth + 1);
    free(groups);
}

static void allow_time(const char *path)
{
    struct stat status;
    const off_t more = stat(path, &status) == 0 ? status.st_size / BYTES_PER_SECOND : 0;
    const time_t seconds = more < MOST_SECONDS - LEAST_SECONDS ? LEAST_SECONDS + more : MOST_SECONDS;
    setitimer(ITIMER_PROF, &(struct itimerval){ .it_value = { .tv_sec = seconds } }, NULL);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: netcdf_probe LIBRARY <PATHS\n");
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
    puts("ready");
    fflush(stdout);

    /* What the C library says of a corrupted heap is not for the user's terminal. */
    if (freopen("/dev/null", "w", stderr) == NULL)
        return 2;

    char *path = NULL;
    size_t capacity = 0;
    while (getdelim(&path, &capacity, 0, stdin) > 0) {
        int file;
        allow_time(path);
        if (nc_open(path, 0, &file) == 0) {
            read_group(file, 0);
            nc_close(file);
        }
        puts("read");
        fflush(stdout);
    }
    free(path);
    return 0;
}
