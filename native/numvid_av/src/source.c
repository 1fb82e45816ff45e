#include "source.h"

void nv_source_free(nv_source *source)
{
    if (source->parser != NULL)
        av_parser_close(source->parser);
    source->parser = NULL;
    avformat_close_input(&source->demuxer);
    nv_bytes_close_io(&source->io);
    nv_bytes_free(&source->bytes);
}
