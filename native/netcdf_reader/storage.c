#define _GNU_SOURCE
#include "requests.h"

#include <stdio.h>
#include <stdlib.h>

#include "answer.h"
#include "files.h"
#include "library.h"

enum { NO_DATASET = -1, NO_FUNCTION = -2 }; /* no statuses of the library */
#define CHUNKS_PER_SECOND 1000 /* the index is looked through for each */

static char *get_name(void)
{
    static char *name;
    static size_t capacity;
    if (getdelim(&name, &capacity, 0, stdin) <= 0)
        exit(0);
    return name;
}

/* What libnetcdf does not tell. HDF5 shares what the library has open. */
void put_storage(const char *path, int is_of_chunks)
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
