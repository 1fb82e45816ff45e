#include "requests.h"

#include <stdio.h>
#include <stdlib.h>

#include "answer.h"
#include "files.h"
#include "library.h"

#define TOO_DEEP (-1) /* no status of the library */
#define MOST_FILTERS 256
#define MOST_ATTRIBUTE_BYTES ((uint64_t)256 << 20)

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

static int is_among(int id, const int *ids, int count)
{
    for (int i = 0; i < count; i++) {
        if (ids[i] == id)
            return 1;
    }
    return 0;
}

/* How many; of each its id (int32), name, length (uint64), whether it is unlimited (int32). */
static void put_dimensions(int group)
{
    int count, unlimited_count;
    char name[NAME_BYTES];
    require(nc_inq_dimids(group, &count, NULL, 0));
    int *ids = calloc((size_t)count + 1, sizeof *ids);
    require(ids == NULL ? NO_MEMORY : nc_inq_dimids(group, &count, ids, 0));
    int *unlimited = calloc((size_t)count + 1, sizeof *unlimited);
    int status = unlimited == NULL ? NO_MEMORY : nc_inq_unlimdims(group, &unlimited_count, NULL);
    if (status == 0)
        status = unlimited_count > count ? NO_MEMORY : nc_inq_unlimdims(group, &unlimited_count, unlimited);
    require(status);
    put_int(count);
    for (int i = 0; i < count; i++) {
        size_t length;
        require(nc_inq_dim(group, ids[i], name, &length));
        put_int(ids[i]);
        put_text(name);
        put_long(length);
        put_int(is_among(ids[i], unlimited, unlimited_count));
    }
    free(unlimited);
    free(ids);
}

/* Layout, byte order, whether bytes are shuffled, whether there are checksums (int32 each); how many other filters (uint64), of each its
 * number (uint32), how many parameters (uint64), the parameters (uint32 each). */
static void put_variable_storage(int group, int id)
{
    static size_t chunks[MOST_RANK];
    static unsigned filters[MOST_FILTERS], parameters[MOST_FILTERS];
    int layout = -1, order = 0, shuffles = 0, deflates, level, has_checksums = 0;
    size_t count = 0;
    require(nc_inq_var_chunking(group, id, &layout, chunks));
    require(nc_inq_var_endian(group, id, &order));
    require(nc_inq_var_deflate(group, id, &shuffles, &deflates, &level));
    require(nc_inq_var_fletcher32(group, id, &has_checksums));
    require(nc_inq_var_filter_ids(group, id, &count, NULL));
    require(count > MOST_FILTERS ? NO_MEMORY : nc_inq_var_filter_ids(group, id, &count, filters));
    put_int(layout);
    put_int(order);
    put_int(shuffles);
    put_int(has_checksums);
    put_long(count);
    for (size_t i = 0; i < count; i++) {
        size_t parameter_count = 0;
        require(nc_inq_var_filter_info(group, id, filters[i], &parameter_count, NULL));
        require(parameter_count > MOST_FILTERS ? NO_MEMORY : nc_inq_var_filter_info(group, id, filters[i], &parameter_count, parameters));
        put(&filters[i], sizeof *filters);
        put_long(parameter_count);
        put(parameters, parameter_count * sizeof *parameters);
    }
}

/* Its id, name, type; for one of the file's own types its name and nothing more; else rank and ids of its dimensions, whether it is
 * not filled in (int32 each), its attributes, 1 and the lengths of a chunk (uint64 each) or 0; perhaps its storage. */
static void put_variable(int group, int id, int has_storage)
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
    if (has_storage)
        put_variable_storage(group, id);
}

/* Its number in the file, name, dimensions, variables, attributes and groups, how many in front of each. */
static void put_group(int group, int depth, int has_storage)
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
        put_variable(group, ids[i], has_storage);
    free(ids);
    require(nc_inq_natts(group, &count));
    put_attributes(group, EVERYTHING, count);
    require(nc_inq_grps(group, &count, NULL));
    require(depth == MOST_DEPTH && count > 0 ? TOO_DEEP : 0);
    ids = calloc((size_t)count + 1, sizeof *ids);
    require(ids == NULL ? NO_MEMORY : nc_inq_grps(group, &count, ids));
    put_int(count);
    for (int i = 0; i < count; i++)
        put_group(ids[i], depth + 1, has_storage);
    free(ids);
}

void describe(const char *path, int has_storage)
{
    struct open_file *file = find_file(path);
    if (file != NULL)
        close_file(file);
    allow_seconds(seconds_for(path, 0, 0));
    if (setjmp(refused) == 0) {
        require(open_file(path, &file));
        if (has_storage) {
            /* The library says so of a file with dimensions; of one without any, it has left its name. */
            int format, type, is_netcdf = 0;
            size_t length;
            require(nc_inq_format(file->id, &format));
            put_int(format);
            put_int((nc_get_att(file->id, EVERYTHING, "_IsNetcdf4", &is_netcdf) == 0 && is_netcdf)
                || nc_inq_att(file->id, EVERYTHING, "_NCProperties", &type, &length) == 0);
        }
        put_group(file->id, 0, has_storage);
    }
    fflush(stdout);
}
