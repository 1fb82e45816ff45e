/* The functions of libnetcdf, and of HDF5 beneath it, found in the library that the caller uses. */
#ifndef NETCDF_READER_LIBRARY_H
#define NETCDF_READER_LIBRARY_H

#include <stddef.h>
#include <stdint.h>

enum {
    MOST_DEPTH = 64,
    NAME_BYTES = 257,
    MOST_RANK = 1024,
    TYPE_TEXT = 12,  /* NC_STRING */
    NO_MEMORY = -61, /* NC_ENOMEM */
    CHUNKED = 0,     /* NC_CHUNKED */
    EVERYTHING = -1  /* NC_GLOBAL */
};
#define ROOT_MASK 0xFFFF /* of a group's id: its number in the file; the rest is the file's */

#ifndef LIBRARY_FUNCTION
#define LIBRARY_FUNCTION extern
#endif

LIBRARY_FUNCTION int (*nc_open)(const char *, int, int *);
LIBRARY_FUNCTION int (*nc_close)(int);
LIBRARY_FUNCTION int (*nc_inq_varids)(int, int *, int *);
LIBRARY_FUNCTION int (*nc_inq_grps)(int, int *, int *);
LIBRARY_FUNCTION int (*nc_inq_natts)(int, int *);
LIBRARY_FUNCTION int (*nc_inq_var)(int, int, char *, int *, int *, int *, int *);
LIBRARY_FUNCTION int (*nc_inq_attname)(int, int, int, char *);
LIBRARY_FUNCTION int (*nc_inq_att)(int, int, const char *, int *, size_t *);
LIBRARY_FUNCTION int (*nc_inq_type)(int, int, char *, size_t *);
LIBRARY_FUNCTION int (*nc_get_att)(int, int, const char *, void *);
LIBRARY_FUNCTION int (*nc_inq_dimlen)(int, int, size_t *);
LIBRARY_FUNCTION int (*nc_inq_var_fill)(int, int, int *, void *);
LIBRARY_FUNCTION int (*nc_inq_var_chunking)(int, int, int *, size_t *);
LIBRARY_FUNCTION int (*nc_inq_dimids)(int, int *, int *, int);
LIBRARY_FUNCTION int (*nc_inq_unlimdims)(int, int *, int *);
LIBRARY_FUNCTION int (*nc_inq_dim)(int, int, char *, size_t *);
LIBRARY_FUNCTION int (*nc_inq_grpname)(int, char *);
LIBRARY_FUNCTION int (*nc_inq_format)(int, int *);
LIBRARY_FUNCTION int (*nc_inq_var_endian)(int, int, int *);
LIBRARY_FUNCTION int (*nc_inq_var_deflate)(int, int, int *, int *, int *);
LIBRARY_FUNCTION int (*nc_inq_var_fletcher32)(int, int, int *);
LIBRARY_FUNCTION int (*nc_inq_var_filter_ids)(int, int, size_t *, unsigned *);
LIBRARY_FUNCTION int (*nc_inq_var_filter_info)(int, int, unsigned, size_t *, unsigned *);
/* NULL where the library has none. */
LIBRARY_FUNCTION int64_t (*H5Fopen)(const char *, unsigned, int64_t);
LIBRARY_FUNCTION int (*H5Fclose)(int64_t);
LIBRARY_FUNCTION int64_t (*H5Dopen2)(int64_t, const char *, int64_t);
LIBRARY_FUNCTION int (*H5Dclose)(int64_t);
LIBRARY_FUNCTION uint64_t (*H5Dget_storage_size)(int64_t);
LIBRARY_FUNCTION int (*H5Dget_chunk_info_by_coord)(int64_t, const uint64_t *, unsigned *, uint64_t *, uint64_t *); /* since 1.10.5 */
LIBRARY_FUNCTION int (*nc_get_vara)(int, int, const size_t *, const size_t *, void *);
LIBRARY_FUNCTION int (*nc_get_vars)(int, int, const size_t *, const size_t *, const ptrdiff_t *, void *);
LIBRARY_FUNCTION int (*nc_free_string)(size_t, char **);

/* Ends the program where the library cannot be used. */
void load(const char *path);

#endif
