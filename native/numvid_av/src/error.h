/* Errors with a text, and FFmpeg's log messages caught per thread. */
#ifndef NV_ERROR_H
#define NV_ERROR_H

#include "numvid_av.h"

/* Clears the error and forgets what FFmpeg logged on this thread; the first thing every public function does. */
void nv_begin(nv_error *error);

/* Fills the error with a formatted text and returns the code. */
int32_t nv_fail(nv_error *error, int32_t code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Fills the error with a text, FFmpeg's words for its error number and what it logged; returns the code. */
int32_t nv_fail_library(nv_error *error, int32_t code, int library_code, const char *what);

/* The code that says whose fault a failure of a decoding function is. */
int32_t nv_code_of_damage(int library_code);

/* The first warning or error that FFmpeg logged on this thread since nv_begin; empty when there was none. */
const char *nv_logged(void);

/* How many errors FFmpeg logged on this thread since nv_begin. */
int32_t nv_logged_errors(void);

/* How many warnings and errors FFmpeg logged on this thread since nv_begin. */
int32_t nv_logged_warnings(void);

#endif
