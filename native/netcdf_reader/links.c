/* HDF5 asks lstat for each path that it opens, and follows a link by its text (realpath). The links to the asker's descriptors can
 * be opened, but not be followed so once their file has been replaced or removed. To HDF5 they are what they lead to: the program's
 * own lstat comes before the C library's. */
#define _GNU_SOURCE
#include <sys/stat.h>

int lstat(const char *path, struct stat *status)
{
    return stat(path, status);
}
