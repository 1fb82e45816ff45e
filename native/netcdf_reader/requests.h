/* What can be asked for; the numbers of a request are read from the input. */
#ifndef NETCDF_READER_REQUESTS_H
#define NETCDF_READER_REQUESTS_H

/* Opens a file and answers with all that it declares; with how values are stored, where that is asked for. */
void describe(const char *path, int has_storage);

/* Answers with a box of numbers or of text. */
void read_box(const char *path, int is_text);

/* Answers with the bytes that an HDF5 dataset takes, or some of its chunks. */
void put_storage(const char *path, int is_of_chunks);

#endif
