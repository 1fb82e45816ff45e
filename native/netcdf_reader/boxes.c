#include "requests.h"

#include <stdio.h>
#include <stdlib.h>

#include "answer.h"
#include "files.h"
#include "library.h"

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

static int is_dense(const ptrdiff_t *stride, int rank)
{
    for (int axis = 0; axis < rank; axis++)
        if (stride[axis] != 1)
            return 0;
    return 1;
}

void read_box(const char *path, int is_text)
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
        use_file(file);
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
