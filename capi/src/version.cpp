#include <unionkit.h>

uint32_t uk_abi_version(void) { return UK_ABI_VERSION; }
const char* uk_version(void) { return UNIONKIT_VERSION; }
