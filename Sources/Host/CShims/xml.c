#include "cshims.h"
#include <libxml/globals.h>

void drover_xml_free(void *memory) { xmlFree(memory); }
