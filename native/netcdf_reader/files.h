/* The files that are open, and how long a request may take. */
#ifndef NETCDF_READER_FILES_H
#define NETCDF_READER_FILES_H

#include <stdint.h>

struct open_file {
    char *path;
    int id;
    uint64_t last_use;
};

/* NULL when it is not open. */
struct open_file *find_file(const char *path);

/* The file as it is now: the same path may have named another one before. */
int open_file(const char *path, struct open_file **opened);
void close_file(struct open_file *file);
void use_file(struct open_file *file);

/* Seconds of the processor for a box of some bytes, of a variable of some bytes. */
uint64_t seconds_for(const char *path, uint64_t box, uint64_t variable);

/* A signal ends the program after so many. */
void allow_seconds(uint64_t seconds);

/* A product, or the largest number. */
uint64_t times(uint64_t left, uint64_t right);
uint64_t least(uint64_t left, uint64_t right);

#endif
