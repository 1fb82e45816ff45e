/* Requests in, answers out; numbers as they lie in memory. */
#ifndef NETCDF_READER_ANSWER_H
#define NETCDF_READER_ANSWER_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

/* Where require goes with a status that ends an answer. */
extern jmp_buf refused;

void put(const void *bytes, size_t count);
void put_int(int32_t value);
void put_long(uint64_t value);

/* Its length in bytes (int32) and the bytes; a text that is none has the length -1. */
void put_text(const char *text);

/* A status that ends the answer unless it is 0. */
void require(int status);

/* A status alone. */
void answer(int32_t status);

/* Ends the program with its input. */
void get(void *bytes, size_t count);

#endif
