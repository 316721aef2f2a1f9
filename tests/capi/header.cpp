// The header alone, as C++11.
#include <unionkit.h>

static_assert(sizeof(uk_decide_options::struct_size) == 4, "the first member of options is their size");
uk_decide_options options_as_cpp() { return UK_DECIDE_OPTIONS_INIT; }
uk_screen_output output_as_cpp() { return UK_SCREEN_OUTPUT_INIT; }
uk_allocate_options allocate_as_cpp() { return UK_ALLOCATE_OPTIONS_INIT; }
