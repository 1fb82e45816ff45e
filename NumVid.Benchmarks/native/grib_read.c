/* Reads all values of a GRIB file with ecCodes and nothing else: the measure for our own reading.
   Built by the benchmark; the prototypes stand here because the headers of the library are a package of their own.
   Prints the number of values, their sum, and the seconds of wall and processor time. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct codes_handle codes_handle;

extern codes_handle* codes_handle_new_from_file(void* context, FILE* file, int product, int* error);
extern int codes_get_size(codes_handle* handle, const char* key, size_t* count);
extern int codes_get_double_array(codes_handle* handle, const char* key, double* values, size_t* count);
extern int codes_handle_delete(codes_handle* handle);
extern void codes_grib_multi_support_on(void* context);

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int argc, char** argv)
{
    const int grib = 1;
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID), sum = 0;
    double* values = NULL;
    size_t capacity = 0, total = 0;
    int error = 0;
    codes_handle* handle;
    FILE* file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL)
    {
        return 2;
    }

    codes_grib_multi_support_on(NULL);
    while ((handle = codes_handle_new_from_file(NULL, file, grib, &error)) != NULL)
    {
        size_t count = 0;
        if (codes_get_size(handle, "values", &count) != 0)
        {
            return 1;
        }

        if (count > capacity)
        {
            free(values);
            capacity = count;
            values = malloc(capacity * sizeof(double));
        }

        if (values == NULL || codes_get_double_array(handle, "values", values, &count) != 0)
        {
            return 1;
        }

        for (size_t i = 0; i < count; i++)
        {
            sum += values[i];
        }

        total += count;
        codes_handle_delete(handle);
    }

    printf("%zu %.10g %.6f %.6f\n", total, sum, seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu);
    free(values);
    fclose(file);
    return error;
}
