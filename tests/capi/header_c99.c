/* The header alone, as C99, C11 and C++ of any year; and used as C uses it: constants in cases, initialisers, padding-free. */
#include <unionkit.h>
#include <unionkit.h> /* twice: it guards itself */

int use_of_the_header(void);

int use_of_the_header(void) {
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    uk_screen_output output = UK_SCREEN_OUTPUT_INIT;
    uk_allocate_options allocate = UK_ALLOCATE_OPTIONS_INIT;
    uk_plan* plan = NULL;
    uk_error* error = NULL;
    switch (uk_plan_load("", 0, NULL, 0, &plan, NULL, &error)) {
        case UK_STATUS_OK: uk_plan_free(plan); break;
        case UK_STATUS_PARSE_ERROR: uk_error_free(error); break;
        default: break;
    }
    return options.struct_size == sizeof options && output.struct_size == sizeof output && allocate.struct_size == sizeof allocate && uk_abi_version() == UK_ABI_VERSION;
}
