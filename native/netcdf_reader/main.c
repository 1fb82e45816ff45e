/* Reads NetCDF-4 files for NumVid in a process of its own: libnetcdf and HDF5 crash, hang or spoil their memory on damaged files
 * (HDF5 1.10: global heap, compact data, types), and would do so to the caller.
 *
 * netcdf_reader LIBRARY: requests come on the standard input, answers go to the standard output, numbers in the machine's order.
 *   'O' PATH 0   opens a file; answer: its root group, see put_group.
 *   'D' PATH 0   the same; answer: a status, the library's number of the format, whether netCDF wrote the file (int32 each), then as
 *                'O', with how each variable is stored, see put_variable_storage.
 *   'R' PATH 0 group variable value_bytes rank (int32 each) start count stride (uint64, rank of each)
 *                reads a box of numbers; answer: a status and the values.
 *   'T' as 'R'   reads a box of text; answer: a status and each text, see put_text.
 *   'S' PATH 0 NAME 0   answer: a status and the bytes that an HDF5 dataset takes, and 0 (uint64 each).
 *   'K' PATH 0 NAME 0 rank (int32) count origins (uint64, rank of each)
 *                answer: a status, the bytes that chunks take, how many were written (uint64 each).
 *   'C' PATH 0   closes a file; no answer.
 * A status is an int32, 0 or what the library said; nothing follows another one than 0.
 * Begins with a status of its own, ends with its input. A crash ends it with the signal of the crash, a hang with SIGPROF once its
 * share of the processor is used up.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "answer.h"
#include "files.h"
#include "library.h"
#include "requests.h"

#define ADDRESS_BYTES ((rlim_t)4 << 30)
#define PIPE_BYTES (1 << 20)

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: netcdf_reader LIBRARY <REQUESTS >ANSWERS\n");
        return 2;
    }
    /* HDF5 opens files so that children inherit them; here they, and their locks, would outlive the owner's closing them. */
    closefrom(3);

    /* Ctrl-C is for the program that asks; when that is gone, the input ends. */
    signal(SIGINT, SIG_IGN);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGPROF, SIG_DFL);
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    setrlimit(RLIMIT_AS, &(struct rlimit){ ADDRESS_BYTES, ADDRESS_BYTES });
    load(argv[1]);
    fcntl(STDOUT_FILENO, F_SETPIPE_SZ, PIPE_BYTES);

    /* Files are named by descriptors of the program that asks, so that both see the same one. */
    char descriptors[64];
    snprintf(descriptors, sizeof descriptors, "/proc/%d/fd/0", (int)getppid());
    answer(access(descriptors, F_OK) == 0 ? 0 : 2);

    /* What the C library says of a corrupted heap is not for the user's terminal. */
    if (freopen("/dev/null", "w", stderr) == NULL)
        return 2;

    char *path = NULL;
    size_t capacity = 0;
    for (int request; (request = getchar()) != EOF;) {
        if (getdelim(&path, &capacity, 0, stdin) <= 0)
            break;
        struct open_file *file;
        if (request == 'O' || request == 'D')
            describe(path, request == 'D');
        else if (request == 'R' || request == 'T')
            read_box(path, request == 'T');
        else if (request == 'S' || request == 'K')
            put_storage(path, request == 'K');
        else if ((file = find_file(path)) != NULL)
            close_file(file);
    }
    free(path);
    return 0;
}
