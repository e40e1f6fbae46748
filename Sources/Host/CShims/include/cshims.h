#ifndef DROVER_CSHIMS_H
#define DROVER_CSHIMS_H
// The few lines of C that Swift cannot say. Each has its reason beside it.

/// `xmlFree` is a global function pointer, which Swift's strict concurrency does not let through.
void drover_xml_free(void *memory);

#endif
