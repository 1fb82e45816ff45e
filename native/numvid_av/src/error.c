#include "error.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <libavutil/error.h>
#include <libavutil/log.h>

/* What FFmpeg logged on this thread. Per thread, because FFmpeg's callback is one for the process. */
static _Thread_local struct {
    int32_t errors;
    int32_t warnings;
    char text[256];
} t_log;

static pthread_once_t s_log_once = PTHREAD_ONCE_INIT;

static void catch_log(void *source, int level, const char *format, va_list arguments)
{
    (void)source;
    if (level > AV_LOG_WARNING)
        return;
    t_log.warnings++;
    if (level <= AV_LOG_ERROR)
        t_log.errors++;
    if (t_log.text[0] != '\0')
        return;
    vsnprintf(t_log.text, sizeof t_log.text, format, arguments);
    t_log.text[strcspn(t_log.text, "\n")] = '\0';
}

static void install_log(void)
{
    av_log_set_callback(catch_log);
}

void nv_begin(nv_error *error)
{
    pthread_once(&s_log_once, install_log);
    memset(&t_log, 0, sizeof t_log);
    if (error != NULL)
        memset(error, 0, sizeof *error);
}

const char *nv_logged(void)
{
    return t_log.text;
}

int32_t nv_logged_errors(void)
{
    return t_log.errors;
}

int32_t nv_logged_warnings(void)
{
    return t_log.warnings;
}

int32_t nv_fail(nv_error *error, int32_t code, const char *format, ...)
{
    if (error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        error->code = code;
        error->library_code = 0;
        vsnprintf(error->text, sizeof error->text, format, arguments);
        va_end(arguments);
    }
    return code;
}

int32_t nv_fail_library(nv_error *error, int32_t code, int library_code, const char *what)
{
    char reason[AV_ERROR_MAX_STRING_SIZE] = "";
    if (library_code == AVERROR(ENOMEM))
        code = NV_OUT_OF_MEMORY;
    if (library_code < 0)
        av_strerror(library_code, reason, sizeof reason);
    nv_fail(error, code, "%s%s%s%s%s", what, reason[0] != '\0' ? ": " : "", reason,
        t_log.text[0] != '\0' ? ": " : "", t_log.text);
    if (error != NULL)
        error->library_code = library_code;
    return code;
}

int32_t nv_code_of_damage(int library_code)
{
    return library_code == AVERROR(ENOMEM) ? NV_OUT_OF_MEMORY : NV_INVALID_DATA;
}
