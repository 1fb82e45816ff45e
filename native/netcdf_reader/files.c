#define _GNU_SOURCE
#include "files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>

#include "library.h"

enum {
    MOST_FILES = 8,   /* open at once; the longest unused one is closed */
    LEAST_SECONDS = 2 /* for a request; a sound one takes milliseconds */
};
/* What a slow processor does of each: bytes of a file while it looks around in it, values inflated, values filled in. */
#define SCANNED_PER_SECOND ((uint64_t)100 << 20)
#define INFLATED_PER_SECOND ((uint64_t)20 << 20)
#define FILLED_PER_SECOND ((uint64_t)500 << 20)
#define MOST_DEFLATION 1032 /* zlib's limit */

static struct open_file s_files[MOST_FILES];
static uint64_t s_uses;

uint64_t times(uint64_t left, uint64_t right)
{
    return right != 0 && left > UINT64_MAX / right ? UINT64_MAX : left * right;
}

uint64_t least(uint64_t left, uint64_t right)
{
    return left < right ? left : right;
}

static uint64_t size_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && status.st_size > 0 ? (uint64_t)status.st_size : 0;
}

void allow_seconds(uint64_t seconds)
{
    setitimer(ITIMER_PROF, &(struct itimerval){ .it_value = { .tv_sec = (time_t)seconds } }, NULL);
}

void close_file(struct open_file *file)
{
    if (file->path != NULL)
        nc_close(file->id);
    free(file->path);
    file->path = NULL;
}

struct open_file *find_file(const char *path)
{
    for (int i = 0; i < MOST_FILES; i++)
        if (s_files[i].path != NULL && strcmp(s_files[i].path, path) == 0)
            return &s_files[i];
    return NULL;
}

void use_file(struct open_file *file)
{
    file->last_use = ++s_uses;
}

int open_file(const char *path, struct open_file **opened)
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
    use_file(file);
    *opened = file;
    return 0;
}

/* However large a damaged file says it is, it holds no more than can be deflated into its size; all else is filled in. */
uint64_t seconds_for(const char *path, uint64_t box, uint64_t variable)
{
    const uint64_t size = size_of(path);
    const uint64_t most = times(size, MOST_DEFLATION);
    return LEAST_SECONDS + size / SCANNED_PER_SECOND + least(variable, most) / INFLATED_PER_SECOND + least(box / FILLED_PER_SECOND, INT32_MAX);
}
