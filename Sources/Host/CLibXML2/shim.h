#include <libxml/xmlversion.h>
// Debian's libxml2 is built with ICU and so includes its headers, which clash with those inside Foundation. What they
// declare is not used here.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
