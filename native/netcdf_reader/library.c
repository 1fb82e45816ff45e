#define _GNU_SOURCE
#define LIBRARY_FUNCTION
#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static void *find(void *library, const char *name)
{
    void *function = dlsym(library, name);
    if (function == NULL) {
        fprintf(stderr, "netcdf_reader: the library has no function '%s'\n", name);
        exit(2);
    }
    return function;
}

void load(const char *path)
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
    FIND(nc_inq_unlimdims);
    FIND(nc_inq_dim);
    FIND(nc_inq_grpname);
    FIND(nc_inq_format);
    FIND(nc_inq_var_endian);
    FIND(nc_inq_var_deflate);
    FIND(nc_inq_var_fletcher32);
    FIND(nc_inq_var_filter_ids);
    FIND(nc_inq_var_filter_info);
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
