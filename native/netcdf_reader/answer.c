#include "answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

jmp_buf refused;

void put(const void *bytes, size_t count)
{
    if (fwrite(bytes, 1, count, stdout) != count)
        exit(2);
}

void put_int(int32_t value)
{
    put(&value, sizeof value);
}

void put_long(uint64_t value)
{
    put(&value, sizeof value);
}

void put_text(const char *text)
{
    const size_t length = text != NULL ? strlen(text) : 0;
    put_int(text == NULL ? -1 : length <= INT32_MAX ? (int32_t)length : INT32_MAX);
    put(text, length <= INT32_MAX ? length : INT32_MAX);
}

void require(int status)
{
    put_int(status);
    if (status != 0)
        longjmp(refused, 1);
}

void answer(int32_t status)
{
    put(&status, sizeof status);
    fflush(stdout);
}

void get(void *bytes, size_t count)
{
    if (fread(bytes, 1, count, stdin) != count)
        exit(0);
}
