/* Reads all values of a NetCDF file with libnetcdf and nothing else: the measure for our own reading.
   Built by the benchmark; the prototypes stand here because the headers of the library are a package of their own.
   Prints the number of values, the seconds of wall and of processor time. Groups are not entered. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

extern int nc_open(const char* path, int mode, int* file);
extern int nc_inq_nvars(int file, int* count);
extern int nc_inq_vartype(int file, int variable, int* type);
extern int nc_inq_varndims(int file, int variable, int* rank);
extern int nc_inq_vardimid(int file, int variable, int* dimensions);
extern int nc_inq_dimlen(int file, int dimension, size_t* length);
extern int nc_inq_type(int file, int type, char* name, size_t* size);
extern int nc_get_var(int file, int variable, void* values);
extern int nc_close(int file);

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int argc, char** argv)
{
    const int text = 12;
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    size_t total = 0;
    int file, count;
    if (argc != 2 || nc_open(argv[1], 0, &file) != 0 || nc_inq_nvars(file, &count) != 0)
    {
        return 2;
    }

    for (int variable = 0; variable < count; variable++)
    {
        int type, rank, dimensions[1024];
        size_t values = 1, size;
        if (nc_inq_vartype(file, variable, &type) != 0 || nc_inq_varndims(file, variable, &rank) != 0
            || nc_inq_vardimid(file, variable, dimensions) != 0 || nc_inq_type(file, type, NULL, &size) != 0)
        {
            return 1;
        }

        for (int axis = 0; axis < rank; axis++)
        {
            size_t length;
            nc_inq_dimlen(file, dimensions[axis], &length);
            values *= length;
        }

        void* buffer = malloc(values * size + 1);
        if (buffer == NULL || (type < text && nc_get_var(file, variable, buffer) != 0))
        {
            return 1;
        }

        total += values;
        free(buffer);
    }

    nc_close(file);
    printf("%zu 0 %.6f %.6f\n", total, seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu);
    return 0;
}
