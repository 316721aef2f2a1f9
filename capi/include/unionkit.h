/// \file unionkit.h
/// unionkit's C interface: activity plans of trade unions as executable, exact and explained data.
///
/// The promise lives here: this interface stays compatible within a major version (before 1.0: within a minor one).
///
/// - Every function that can fail returns a uk_status and reports through out parameters; the error is always last, and may
///   be NULL. On failure every other out parameter is NULL or zero. `_free` accepts NULL.
/// - `T** out` hands over ownership; a returned `const T*` or `const char*` is borrowed from the first argument and lives as
///   long as the documentation says; inputs are borrowed during the call and copied if kept.
/// - Text in is UTF-8 with its length, not necessarily NUL-terminated, and holds no NUL itself; at most 16 KiB unless said
///   otherwise. Text out is UTF-8 and NUL-terminated.
/// - Threads: functions that take `const T*` may run at once on one object, those that take `T*` may not.
/// - Arrays come with their count and the distance of their elements in bytes (stride), so that a later version may append
///   members: step by the stride, never by sizeof.
/// - Structures with a `struct_size` may grow at their end. uk_value, uk_column, uk_reading_choice, uk_parameter_choice,
///   uk_claim, uk_draw_entry, uk_seed_source, uk_category_total and uk_grant_total, which the caller lays out in arrays, and uk_sheet, uk_number, uk_sum and uk_side, which are
///   parts of others or small, never grow within a major version.
/// - A decision, and all it lends, lives until its evaluator's next uk_evaluator_decide(), uk_screen() or
///   uk_evaluator_free(); the same handle may be handed out again. That is meant by “lives as long as the decision”.
/// - Members that are reserved, or that a kind of value does not use, must be zero: others are refused.
/// - Money that carries `_fen` in its name is in fen (分), a hundredth of a yuan; everything else is in the plan's units.
#ifndef UNIONKIT_H
#define UNIONKIT_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define UK_API __attribute__((visibility("default")))
#else
#define UK_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/// \defgroup version Version
/// \{

/// The version of this header's interface: minor number in the lowest 16 bits, major number above.
#define UK_ABI_VERSION 1u

/// Items of a list fact, at most.
#define UK_LIST_ITEMS 10000u

/// An index of nothing: what uk_plan_find_fact() writes when it fails, and what stands where there is no fact, field or pool. No
/// function takes it for an index.
#define UK_NONE 0xFFFFFFFFu

/// \returns the interface version of the library at run time; compare it with UK_ABI_VERSION
/// \since 0.1
UK_API uint32_t uk_abi_version(void);

/// \returns the library's version, such as `0.1.0`; lives for ever
/// \since 0.1
UK_API const char* uk_version(void);

/// \}
/// \defgroup errors Errors
/// \{

/// What became of a call. Numbers are appended, never changed.
typedef int32_t uk_status;
enum {
    UK_STATUS_OK = 0,
    UK_STATUS_INVALID_ARGUMENT = 1, ///< NULL where an object is required, bad enumeration, bad struct_size, foreign object
    UK_STATUS_PARSE_ERROR = 2,      ///< the plan's text cannot be used; the findings say why
    UK_STATUS_OUT_OF_RANGE = 3,     ///< an index or a length beyond its end
    UK_STATUS_NOT_FOUND = 4,        ///< no such file, fact, reading or option
    UK_STATUS_BAD_VALUE = 5,        ///< a value that does not fit its fact
    UK_STATUS_OUT_OF_MEMORY = 6,
    UK_STATUS_INTERNAL = 7          ///< our own fault; please report it
};

typedef int32_t uk_language;
enum {
    UK_LANGUAGE_ZH = 0, ///< Chinese
    UK_LANGUAGE_EN = 1  ///< English
};

/// What went wrong in one call.
typedef struct uk_error uk_error;

/// \returns the status the call returned; UK_STATUS_OK for NULL
/// \since 0.1
UK_API uk_status uk_error_status(const uk_error* error);
/// \returns the stable name of the error, such as `unit_missing`; empty for NULL; lives as long as the error
/// \since 0.1
UK_API const char* uk_error_code(const uk_error* error);
/// \returns what was found and what was wanted, one line, no full stop; English for an unknown language; empty for NULL;
///          lives as long as the error
/// \since 0.1
UK_API const char* uk_error_message(const uk_error* error, uk_language language);
/// \returns how to mend it; empty if nothing useful is known or for NULL; lives as long as the error
/// \since 0.1
UK_API const char* uk_error_mend(const uk_error* error, uk_language language);
/// \returns the fact, argument or file concerned; empty if there is none or for NULL; lives as long as the error
/// \since 0.1
UK_API const char* uk_error_field(const uk_error* error);
/// \returns the item of a list fact that cannot be used, 0-based; -1 if it is not about an item or for NULL
/// \since 0.1
UK_API int64_t uk_error_row(const uk_error* error);
/// \returns the line in a file, 1-based; 0 if unknown or for NULL
/// \since 0.1
UK_API uint32_t uk_error_line(const uk_error* error);
/// \returns the column in code points, 1-based; 0 if unknown or for NULL
/// \since 0.1
UK_API uint32_t uk_error_column(const uk_error* error);
/// Releases an error. NULL is fine.
/// \since 0.1
UK_API void uk_error_free(uk_error* error);

typedef int32_t uk_severity;
enum {
    UK_SEVERITY_ERROR = 0,   ///< nothing can be used
    UK_SEVERITY_WARNING = 1, ///< usable, but a person should look
    UK_SEVERITY_NOTE = 2
};

/// One thing found in a plan. All texts live as long as the findings.
typedef struct uk_finding {
    uk_severity severity;
    uint32_t line;           ///< 1-based; 0: the whole file
    uint32_t column;         ///< 1-based, code points
    uint32_t width;          ///< code points concerned
    const char* code;        ///< stable name
    const char* file;
    const char* excerpt;     ///< the line itself
    const char* message_zh;  ///< what was found and what was wanted
    const char* message_en;
    const char* mend_zh;     ///< how to mend it; may be empty
    const char* mend_en;
    const char* rendered_zh; ///< place, message, excerpt with caret and mend, several lines
    const char* rendered_en;
} uk_finding;

/// What was found in a plan, by position.
typedef struct uk_findings uk_findings;

/// \param[in]  findings   borrowed; NULL has no items
/// \param[out] count      number of findings, at most 100
/// \param[out] stride     bytes from one to the next
/// \returns the first finding; lives as long as the findings; NULL if there is none
/// \since 0.1
UK_API const uk_finding* uk_findings_items(const uk_findings* findings, size_t* count, size_t* stride);
/// Releases findings. NULL is fine.
/// \since 0.1
UK_API void uk_findings_free(uk_findings* findings);

/// \}
/// \defgroup plans Plans
/// \{

/// A checked and compiled plan. Immutable: any number of threads may use it.
typedef struct uk_plan uk_plan;

/// Loads a plan from text.
/// \param[in]  text          UTF-8, at most 1 MiB
/// \param[in]  text_len      bytes
/// \param[in]  name          shown in findings, such as a file name; may be NULL
/// \param[in]  name_len      bytes
/// \param[out] out           owned by the caller on success, NULL otherwise; release with uk_plan_free()
/// \param[out] findings_out  NULL, or receives what was found, on success and on UK_STATUS_PARSE_ERROR; release with
///                           uk_findings_free()
/// \param[out] error         NULL, or receives an owned error on failure and NULL on success
/// \returns UK_STATUS_OK, or UK_STATUS_PARSE_ERROR if the plan cannot be used
/// \since 0.1
UK_API uk_status uk_plan_load(const char* text, size_t text_len, const char* name, size_t name_len, uk_plan** out,
                              uk_findings** findings_out, uk_error** error);

/// Loads a plan from a file.
/// \param[in]  path          UTF-8
/// \param[in]  path_len      bytes, at most 16 KiB
/// \param[out] out           as for uk_plan_load()
/// \param[out] findings_out  as for uk_plan_load(), and one finding on UK_STATUS_NOT_FOUND
/// \param[out] error         as for uk_plan_load()
/// \returns as uk_plan_load(), or UK_STATUS_NOT_FOUND if the file cannot be read
/// \since 0.1
UK_API uk_status uk_plan_load_file(const char* path, size_t path_len, uk_plan** out, uk_findings** findings_out, uk_error** error);

/// Releases a plan. Evaluators made from it stay usable. NULL is fine.
/// \since 0.1
UK_API void uk_plan_free(uk_plan* plan);

/// \returns the plan's id, empty for NULL; lives as long as the plan
/// \since 0.1
UK_API const char* uk_plan_id(const uk_plan* plan);
/// \returns the plan's title, empty for NULL; lives as long as the plan
/// \since 0.1
UK_API const char* uk_plan_title(const uk_plan* plan);
/// \returns the SHA-256 of the plan file's bytes, 64 hexadecimal digits, empty for NULL; lives as long as the plan
/// \since 0.1
UK_API const char* uk_plan_fingerprint(const uk_plan* plan);
/// \returns 1 if only the first category met counts (hit policy `first`), 0 if all count or for NULL
/// \since 0.1
UK_API int32_t uk_plan_first_hit_only(const uk_plan* plan);

typedef int32_t uk_type;
enum {
    UK_TYPE_NUMBER = 1,
    UK_TYPE_TRUTH = 2, ///< yes or no
    UK_TYPE_TEXT = 3,  ///< any text
    UK_TYPE_CHOICE = 4, ///< one of a closed list
    UK_TYPE_SET = 5,   ///< any of a closed list
    UK_TYPE_DATE = 6,
    UK_TYPE_LIST = 7   ///< items with fields
};

/// An exact number: numerator / denominator in lowest terms, denominator > 0. Denominator 0: it does not fit 64 bits, or
/// there is none; a text or another member beside it says which.
typedef struct uk_number {
    int64_t numerator;
    int64_t denominator;
} uk_number;

/// A field of a list fact. Texts live as long as the plan.
typedef struct uk_field {
    const char* name;
    const char* unit; ///< empty: a plain number
    const char* const* choices;
    size_t choice_count;
    uk_type type;
    int32_t reserved;
} uk_field;

/// Something a caller may give for a household: a fact, or a derived value given directly. Texts live as long as the plan.
typedef struct uk_fact {
    const char* name;
    const char* title;
    const char* unit;           ///< number: as the plan writes it, such as `元/月`; empty: a plain number
    const char* source;
    const char* const* choices; ///< choice and set: the values; a set's bits are in this order
    size_t choice_count;
    const uk_field* fields;     ///< list
    size_t field_count;
    size_t field_stride;
    uk_type type;
    int32_t is_derived;         ///< 1: computed unless given
    const char* blank;          ///< what a blank cell means, as a cell; empty unless has_blank
    uk_number min;              ///< number, in the base unit, inclusive; if has_min
    uk_number max;              ///< number, in the base unit, inclusive; if has_max
    uk_number step;             ///< number: every value is a multiple of it, in the base unit; if has_step
    int64_t scale;              ///< number: a bare number in a cell counts so many base units, 10000 for `万元`; else 1
    int32_t has_blank;          ///< 1 or 0; 0: a blank cell is missing
    int32_t has_min;
    int32_t has_max;
    int32_t has_step;
    const char* formula;        ///< derived: as the plan writes it, of a table what it looks up and its rows; else empty
    int32_t is_identity;        ///< 1: a text that is an identity number (公民身份号码); show it masked, see uk_identity_mask()
    int32_t is_ledger;          ///< 1: the list 历次帮扶, what the household was given before: 帮扶项目, 帮扶日期, 帮扶金额
} uk_fact;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of facts, derived values included, in the order of the plan
/// \param[out] stride  bytes from one to the next
/// \returns the first fact; lives as long as the plan
/// \since 0.1
UK_API const uk_fact* uk_plan_facts(const uk_plan* plan, size_t* count, size_t* stride);

/// Finds a fact or derived value by name.
/// \param[in]  plan      borrowed
/// \param[in]  name      UTF-8
/// \param[in]  name_len  bytes
/// \param[out] index     its index among uk_plan_facts(); UK_NONE on failure
/// \param[out] error     NULL, or receives an owned error; it names the nearest spelling
/// \returns UK_STATUS_OK or UK_STATUS_NOT_FOUND
/// \since 0.1
UK_API uk_status uk_plan_find_fact(const uk_plan* plan, const char* name, size_t name_len, uint32_t* index, uk_error** error);

/// A category (困难类别) of the plan. Texts live as long as the plan.
typedef struct uk_category {
    const char* id;
    const char* title;
    const char* formula;
    const char* source;
} uk_category;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of categories, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first category; lives as long as the plan
/// \since 0.1
UK_API const uk_category* uk_plan_categories(const uk_plan* plan, size_t* count, size_t* stride);

/// A grant (帮扶项目) of the plan. Texts live as long as the plan.
typedef struct uk_grant {
    const char* id;
    const char* title;
    const char* formula;
    const char* source;
    int32_t per_person;     ///< 1: per person, 0: per household
    uint32_t decided_fact;  ///< the fact that holds what people decided, where they do: index among uk_plan_facts(); else UK_NONE
    const char* decided_by; ///< then who decides; else empty
    const char* field;      ///< what it is for, such as 医疗; may be empty
} uk_grant;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of grants, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first grant; lives as long as the plan
/// \since 0.1
UK_API const uk_grant* uk_plan_grants(const uk_plan* plan, size_t* count, size_t* stride);

/// A condition under which categories and grants are refused. Texts live as long as the plan.
typedef struct uk_exclusion {
    const char* id;
    const char* title;
    const char* formula;
    const char* source;
} uk_exclusion;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of exclusions, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first exclusion; lives as long as the plan
/// \since 0.1
UK_API const uk_exclusion* uk_plan_exclusions(const uk_plan* plan, size_t* count, size_t* stride);

/// What is done where the grants of a household exceed a limit.
typedef int32_t uk_limit_keep;
enum {
    UK_LIMIT_REFUSE = 0,  ///< the plan does not say which to keep: all are refused
    UK_LIMIT_HIGHEST = 1, ///< the highest is kept
    UK_LIMIT_FIRST = 2    ///< the first in plan order is kept
};

/// A bound over some grants of one household. Texts live as long as the plan.
typedef struct uk_limit {
    const char* title;
    const char* source;
    const uint32_t* grants; ///< those it is over: indices among uk_plan_grants()
    size_t grant_count;
    uk_limit_keep keep;
    int32_t is_yearly; ///< 1: earlier aid of the same calendar year counts, too
} uk_limit;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of limits, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first limit; lives as long as the plan
/// \since 0.1
UK_API const uk_limit* uk_plan_limits(const uk_plan* plan, size_t* count, size_t* stride);

/// Who gets the steps that are left over when everybody has the whole steps of a proportional share.
typedef int32_t uk_remainder;
enum {
    UK_REMAINDER_LARGEST = 0, ///< the largest fractions, one step each; equal fractions in their order
    UK_REMAINDER_IN_ORDER = 1 ///< the first, one step each
};

/// One of the facts by which a pool orders those who wait.
typedef struct uk_pool_key {
    uint32_t fact; ///< index among uk_plan_facts(): a number, a date, or yes or no
    int32_t is_descending;
} uk_pool_key;

/// Money that some grants are paid from; it may not suffice. Texts live as long as the plan.
typedef struct uk_pool {
    const char* id;
    const char* title;
    const char* source;
    const uint32_t* grants;   ///< that are paid from it: indices among uk_plan_grants()
    size_t grant_count;
    const uk_pool_key* order; ///< who comes first; who is equal in all of them stands equal
    size_t order_count;
    size_t order_stride;
    int64_t amount_fen;       ///< what there is, if has_amount; else the caller says it
    int64_t step_fen;         ///< parts of a claim are whole multiples of it, ≥ 1
    int32_t has_amount;       ///< 1 or 0
    int32_t is_pro_rata;      ///< where it does not suffice: 1: everybody the same part, 0: first come
    int32_t in_roster_order;  ///< who stands equal: 1: comes in the order of the households, 0: shares
    uk_remainder remainder;
} uk_pool;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of pools, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first pool; lives as long as the plan
/// \since 0.1
UK_API const uk_pool* uk_plan_pools(const uk_plan* plan, size_t* count, size_t* stride);

/// A place where the text can be read in several ways. Texts live as long as the plan.
typedef struct uk_reading {
    const char* id;
    const char* why;
    const char* source;
    const char* const* options;
    size_t option_count;
    int32_t used; ///< index of the option in use; -1: open
    int32_t reserved;
} uk_reading;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of readings, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first reading; lives as long as the plan
/// \since 0.1
UK_API const uk_reading* uk_plan_readings(const uk_plan* plan, size_t* count, size_t* stride);

/// A value of a parameter.
typedef struct uk_parameter_value {
    const char* region; ///< code of the region where it holds, and below; empty: everywhere
    uk_number value;    ///< in the base unit
    int32_t from;       ///< first day, days since 1970-01-01, if has_from
    int32_t to;         ///< first day after, if has_to
    int32_t has_from;   ///< 1 or 0; 0: since ever
    int32_t has_to;     ///< 1 or 0; 0: for ever
} uk_parameter_value;

/// A number that depends on region and date, such as a line (低保标准). Texts live as long as the plan.
typedef struct uk_parameter {
    const char* name;
    const char* title;
    const char* unit;       ///< base unit, such as `元/月/人`; empty: a plain number
    const char* source;
    const char* not_stated; ///< why the plan's text has no value at all; empty if it has
    const uk_parameter_value* values;
    size_t value_count;
    size_t value_stride;
} uk_parameter;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of parameters, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first parameter; lives as long as the plan
/// \since 0.1
UK_API const uk_parameter* uk_plan_parameters(const uk_plan* plan, size_t* count, size_t* stride);

/// A document (材料) to bring. Texts live as long as the plan.
typedef struct uk_document {
    const char* no;
    const char* title;      ///< empty if the plan's text does not state it
    const char* not_stated; ///< why it is not stated; empty if it is
    const char* source;
} uk_document;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of documents, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first document; lives as long as the plan
/// \since 0.1
UK_API const uk_document* uk_plan_documents(const uk_plan* plan, size_t* count, size_t* stride);

/// \}
/// \defgroup tests Testing a plan
/// \{

/// The results of a plan's own tests.
typedef struct uk_test_results uk_test_results;

/// One expectation that did not hold. Texts live as long as the results.
typedef struct uk_mismatch {
    const char* what; ///< the column or key
    const char* expected;
    const char* actual;
    uint32_t line;
    uint32_t column;
} uk_mismatch;

/// One case. Texts live as long as the results.
typedef struct uk_case_result {
    const char* name;
    const char* file;
    const char* problems_zh; ///< cells of the case that could not be read, rendered; empty if none
    const char* problems_en;
    const char* explanation_zh; ///< why the rules of its mismatches came out as they did, several lines; empty if it passed, and for
                                ///< a case of a meet
    const char* explanation_en;
    const uk_mismatch* mismatches;
    size_t mismatch_count;
    size_t mismatch_stride;
    uint32_t line;
    int32_t passed;          ///< 1 or 0
} uk_case_result;

/// Runs the plan's own tests: the cases of households, then those of the meet.
/// \param[in]  plan   borrowed
/// \param[out] out    owned by the caller on success, NULL otherwise; release with uk_test_results_free(). A case that fails is
///                    a result, not an error
/// \param[out] error  NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK
/// \since 0.1
UK_API uk_status uk_plan_test(const uk_plan* plan, uk_test_results** out, uk_error** error);

/// \param[in]  results  borrowed; NULL has no items
/// \param[out] count    number of cases, in plan order
/// \param[out] stride   bytes from one to the next
/// \returns the first case; lives as long as the results
/// \since 0.1
UK_API const uk_case_result* uk_test_results_items(const uk_test_results* results, size_t* count, size_t* stride);
/// \param[in] results  borrowed
/// \returns the number of cases that failed; 0 for NULL
/// \since 0.1
UK_API size_t uk_test_results_failed(const uk_test_results* results);
/// Releases results. NULL is fine.
/// \since 0.1
UK_API void uk_test_results_free(uk_test_results* results);

/// Which boundaries the plan's own tests visit: one step below, at and one step above each line; yes and no of each condition.
typedef struct uk_coverage uk_coverage;

/// Runs all cases of the plan, and each once more for every step of a number in it.
/// \param[in]  plan   borrowed
/// \param[out] out    owned by the caller on success, NULL otherwise; release with uk_coverage_free()
/// \param[out] error  NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK
/// \since 0.1
UK_API uk_status uk_plan_coverage(const uk_plan* plan, uk_coverage** out, uk_error** error);

/// \param[in] coverage  borrowed
/// \returns the number of boundaries that a case visits; 0 for NULL
/// \since 0.1
UK_API size_t uk_coverage_hit(const uk_coverage* coverage);
/// \param[in] coverage  borrowed
/// \returns the number of boundaries that a case can visit, at least uk_coverage_hit(); 0 for NULL
/// \since 0.1
UK_API size_t uk_coverage_reachable(const uk_coverage* coverage);
/// \param[in]  coverage  borrowed
/// \param[in]  language  of the text; any other number than UK_LANGUAGE_ZH is English
/// \param[out] len       NULL, or receives the length in bytes
/// \returns plan, fingerprint and engine, a table with a line a comparison, and the total; lives as long as the coverage; empty for NULL
/// \since 0.1
UK_API const char* uk_coverage_text(const uk_coverage* coverage, uk_language language, size_t* len);
/// \param[in]  coverage  borrowed
/// \param[out] len       NULL, or receives the length in bytes
/// \returns the same as a JSON object; lives as long as the coverage; empty for NULL
/// \since 0.1
UK_API const char* uk_coverage_json(const uk_coverage* coverage, size_t* len);
/// Releases a coverage. NULL is fine.
/// \since 0.1
UK_API void uk_coverage_free(uk_coverage* coverage);

/// \}
/// \defgroup judging Judging a household
/// \{

typedef int32_t uk_value_kind;
enum {
    UK_VALUE_MISSING = 0,
    UK_VALUE_NUMBER = 1, ///< the value is number / per, in the base units of the fact's unit (元, never 万元; 月, 人 …); per > 0,
                         ///< and 0 counts as 1
    UK_VALUE_FEN = 2,    ///< number fen, for a fact whose unit has 元
    UK_VALUE_TRUTH = 3,  ///< number: 0 or 1
    UK_VALUE_CHOICE = 4, ///< number: index of the choice
    UK_VALUE_SET = 5,    ///< number: a bit for each choice
    UK_VALUE_DATE = 6,   ///< number: days since 1970-01-01
    UK_VALUE_TEXT = 7,   ///< text as it is, for a text fact: an empty one is a known empty text, not a missing one; for a
                         ///< choice fact one of its values, and for an identity number a valid one: there a blank is refused
    UK_VALUE_CELL = 8,   ///< text as people write it in a roster: `3510.00`, 是, `子女上学、残疾`, `2016-12-20`; blank is missing
    UK_VALUE_LIST = 9,   ///< items: count × fields values, item by item
    UK_VALUE_BAD = 10    ///< something was given that cannot be used: what depends on it is unknown, and the cause says so
};

/// A value of one fact. Members that the kind does not use must be zero.
typedef struct uk_value {
    uint32_t fact;                ///< index among uk_plan_facts(); ignored in the items of a list
    uk_value_kind kind;
    int64_t number;
    int64_t per;
    const char* text;             ///< borrowed during the call
    size_t text_len;
    const struct uk_value* items; ///< borrowed during the call
    size_t item_count;            ///< number of items, each with as many values as the list has fields
} uk_value;

/// Another option than the plan's for one reading.
typedef struct uk_reading_choice {
    uint32_t reading; ///< index among uk_plan_readings()
    uint32_t option;  ///< index among its options
} uk_reading_choice;

/// A value for one parameter instead of the plan's, for what a plan leaves to those who use it. It holds for every region and day.
typedef struct uk_parameter_choice {
    uint32_t parameter; ///< index among uk_plan_parameters()
    int32_t reserved;   ///< 0
    uk_number value;    ///< in the base unit; denominator > 0
} uk_parameter_choice;

enum {
    UK_DECIDE_REASONS = 1,   ///< fill the reasons
    UK_DECIDE_DEPENDS_ON = 2, ///< find the readings that would change the outcome
    UK_DECIDE_VALUES = 4      ///< fill the derived values
};

/// Options of uk_evaluator_decide() and uk_screen(). Start from UK_DECIDE_OPTIONS_INIT.
typedef struct uk_decide_options {
    uint32_t struct_size; ///< sizeof(uk_decide_options)
    uint32_t flags;       ///< UK_DECIDE_… joined by |
    const char* region;   ///< code such as `120116`, UTF-8; NULL: none
    size_t region_len;
    int32_t on;           ///< date of judgement, days since 1970-01-01
    int32_t has_on;       ///< 1: `on` counts; 0: the date is not known
    const uk_reading_choice* readings;
    size_t reading_count;
    const uk_parameter_choice* parameters; ///< each parameter at most once
    size_t parameter_count;
} uk_decide_options;
#define UK_DECIDE_OPTIONS_INIT { sizeof(uk_decide_options), 0, NULL, 0, 0, 0, NULL, 0, NULL, 0 }

/// Judges households by one plan. Owns its memory: one for each thread.
typedef struct uk_evaluator uk_evaluator;
/// The outcome for one household. A part of its evaluator: it lives until that evaluator's next uk_evaluator_decide(),
/// uk_screen() or uk_evaluator_free().
typedef struct uk_decision uk_decision;

/// \param[in]  plan   borrowed; kept alive by the evaluator
/// \param[out] out    owned by the caller on success, NULL otherwise; release with uk_evaluator_free()
/// \param[out] error  NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK
/// \since 0.1
UK_API uk_status uk_evaluator_new(const uk_plan* plan, uk_evaluator** out, uk_error** error);
/// Releases an evaluator and its decision. NULL is fine.
/// \since 0.1
UK_API void uk_evaluator_free(uk_evaluator* evaluator);

/// Judges one household. Facts that are not given are unknown, never zero.
/// \param[in]  evaluator  borrowed
/// \param[in]  facts      what is known, in any order, each fact at most once; may be NULL if n is 0
/// \param[in]  n          number of values
/// \param[in]  options    NULL means defaults: no region, no date, no reasons
/// \param[out] out        the decision, borrowed from the evaluator; NULL on failure
/// \param[out] error      NULL, or receives an owned error on failure; its field is the fact concerned
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE for a value that does not fit its fact; UK_STATUS_OUT_OF_RANGE for an index
/// \since 0.1
UK_API uk_status uk_evaluator_decide(uk_evaluator* evaluator, const uk_value* facts, size_t n, const uk_decide_options* options,
                                     const uk_decision** out, uk_error** error);

typedef int32_t uk_verdict;
enum {
    UK_VERDICT_NO = 0,
    UK_VERDICT_YES = 1,
    UK_VERDICT_UNKNOWN = 2
};

typedef int32_t uk_cause_kind;
enum {
    UK_CAUSE_MISSING_FACT = 0,
    UK_CAUSE_MISSING_FIELD = 1,    ///< name is 名单.栏目
    UK_CAUSE_BAD_VALUE = 2,
    UK_CAUSE_READING_OPEN = 3,
    UK_CAUSE_NO_PARAMETER = 4,     ///< no value for this region and date
    UK_CAUSE_NO_DATE = 5,          ///< the date of judgement was not given
    UK_CAUSE_NOT_STATED = 6,       ///< the plan's text does not say
    UK_CAUSE_DIVISION_BY_ZERO = 7,
    UK_CAUSE_TOO_LARGE = 8,
    UK_CAUSE_TOO_MANY_STEPS = 9,
    UK_CAUSE_NOT_WHOLE = 10,
    UK_CAUSE_EMPTY_LIST = 11,
    UK_CAUSE_OUT_OF_BOUNDS = 12,
    UK_CAUSE_LIMIT_UNDECIDED = 13,
    UK_CAUSE_NO_ROW = 14,          ///< a table of the plan has no row for the value
    UK_CAUSE_TO_BE_DECIDED = 15,   ///< an amount that people decide within bounds; detail is who decides
    UK_CAUSE_BEFORE_BIRTH = 16     ///< an age, or completed years, on a day before they are counted from
};

/// Why something is unknown. Texts live as long as the plan or any evaluator made from it.
typedef struct uk_cause {
    const char* name;   ///< the fact, reading, parameter or rule
    const char* detail; ///< UK_CAUSE_NOT_STATED: why; UK_CAUSE_TO_BE_DECIDED: who decides; else empty
    uk_cause_kind kind;
    int32_t reserved;
} uk_cause;

/// The verdict on one category. Lives as long as the decision.
typedef struct uk_category_verdict {
    const uk_cause* causes; ///< why it is unknown
    size_t cause_count;
    size_t cause_stride;
    uk_verdict verdict;     ///< after exclusions and the hit policy
    uk_verdict meets;       ///< its own condition alone
    int32_t is_candidate;   ///< hit policy `first`: may still be the outcome
    int32_t is_excluded;    ///< an exclusion holds or may hold
    const uint32_t* excluded_by; ///< which: indices among uk_plan_exclusions()
    size_t excluded_by_count;
} uk_category_verdict;

/// \param[in]  decision  borrowed; NULL has none
/// \param[out] count     number of categories, in plan order
/// \param[out] stride    bytes from one to the next
/// \returns the first verdict; lives as long as the decision
/// \since 0.1
UK_API const uk_category_verdict* uk_decision_verdicts(const uk_decision* decision, size_t* count, size_t* stride);

typedef int32_t uk_relation;
enum {
    UK_RELATION_BELOW = 0,     ///< `<`
    UK_RELATION_AT_MOST = 1,   ///< `<=`
    UK_RELATION_EQUAL = 2,     ///< `=`
    UK_RELATION_NOT_EQUAL = 3, ///< `!=`
    UK_RELATION_AT_LEAST = 4,  ///< `>=`
    UK_RELATION_ABOVE = 5      ///< `>`
};

typedef int32_t uk_reason_kind;
enum {
    UK_REASON_COMPARISON = 0, ///< left relation right
    UK_REASON_MEMBERSHIP = 1, ///< left in right
    UK_REASON_TRUTH = 2       ///< left is a yes-or-no value by itself
};

/// One comparison or condition that was looked at. Texts live as long as the decision.
typedef struct uk_reason {
    const char* rule;         ///< the category, derived value or grant it stands in
    const char* left;         ///< as written in the plan
    const char* right;        ///< as written; empty for UK_REASON_TRUTH
    const char* unit;         ///< of both sides and the margin; empty: plain, or not a number (a margin of dates is in 日)
    const char* source;       ///< clause of the rule
    const char* left_text;    ///< 是/否, text or date; a number only where left_number cannot hold it (`n` or `n/d`); else empty
    const char* right_text;
    const char* margin_text;  ///< only where margin cannot hold it
    uk_number left_number;    ///< denominator 0 and no text: unknown
    uk_number right_number;
    /// How far inside the line the left side is: ≥ 0 where `<`, `<=`, `>`, `>=` hold, 0 exactly on the line; for `=` and `!=`
    /// left − right. Dates: in 日.
    uk_number margin;
    uk_reason_kind kind;
    uk_relation relation;
    uk_verdict result;
    int32_t item;             ///< item of the innermost list loop around it, 0-based; -1 outside of lists
    uk_type type;             ///< of the left side; of both for UK_REASON_COMPARISON
    int32_t outer_item;       ///< item of the loop around that one; -1: there is none
} uk_reason;

/// \param[in]  decision  borrowed; NULL has none
/// \param[out] count     number of reasons, in the order of evaluation; 0 unless UK_DECIDE_REASONS was asked for
/// \param[out] stride    bytes from one to the next
/// \returns the first reason; lives as long as the decision
/// \since 0.1
UK_API const uk_reason* uk_decision_reasons(const uk_decision* decision, size_t* count, size_t* stride);

/// A verdict that comes out differently after a change. Of a grant: yes is granted, no is not granted, unknown is all else.
typedef struct uk_flip {
    uint32_t index;    ///< into uk_plan_categories() or uk_plan_grants()
    int32_t is_grant;  ///< 1 or 0
    uk_verdict before;
    uk_verdict after;
} uk_flip;

/// The smallest change of one number that makes one comparison come out the other way, all other facts as they are.
typedef struct uk_change {
    const char* delta_text;  ///< exact (`n` or `n/d`), in base units, as all numbers here
    const char* value_text;
    const uk_flip* flips;    ///< verdicts that are other ones then; NULL if there are none
    size_t flip_count;
    size_t flip_stride;
    uk_number delta;         ///< a whole multiple of step, not 0
    uk_number value;         ///< the number after the change
    uk_number step;
    uint32_t reason;         ///< the comparison: index into the reasons of the decision
    uint32_t fact;           ///< index into uk_plan_facts(): a fact, or a derived value that was given directly
    uint32_t field;          ///< index among the fields of a list; UK_NONE: the fact itself
    int32_t item;            ///< item of the list, 0-based; -1: the fact itself
    uk_verdict outcome;      ///< of the comparison after the change: yes or no
    int32_t reserved;
} uk_change;

/// What would change the last decision: for each comparison of numbers and each number in it the multiple of the number's step of
/// least size, within its min and max, for which the comparison flips. Decides once more for each of them; the decision stays. The ends
/// of a table's rows are such comparisons; one with the table's value is not answered, since that moves by rows.
/// \param[in]  evaluator  borrowed; must have decided
/// \param[out] out        the first change, in the order of the reasons, NULL if there are none; lives until the evaluator's next call
/// \param[out] count      number of changes
/// \param[out] stride     NULL, or receives the bytes from one to the next
/// \param[out] error      NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK
/// \since 0.1
UK_API uk_status uk_evaluator_changes(uk_evaluator* evaluator, const uk_change** out, size_t* count, size_t* stride, uk_error** error);

typedef int32_t uk_grant_state;
enum {
    UK_GRANT_NOT_GRANTED = 0,
    UK_GRANT_GRANTED = 1,
    UK_GRANT_UNKNOWN = 2, ///< whether or how much cannot be told
    UK_GRANT_REFUSED = 3  ///< a limit is exceeded and the plan does not say which grant to keep
};

/// What is granted, and how the amount came about: formula, then limits, then rounding.
typedef struct uk_grant_amount {
    const uk_cause* causes; ///< unknown or refused: why
    size_t cause_count;
    size_t cause_stride;
    int64_t amount_fen;     ///< granted: the final amount; else 0
    uk_number formula_yuan; ///< before limits, in 元
    uk_number limited_yuan; ///< after limits, before rounding, in 元; 0 where a limit left it out; none if unknown or refused
    uk_grant_state state;
    int32_t limit;          ///< the last that changed, refused or left it out, or why it is unknown: index among uk_plan_limits(); -1: none
    const uint32_t* excluded_by; ///< exclusions that hold or may hold: indices among uk_plan_exclusions()
    size_t excluded_by_count;
    uk_number least_yuan;   ///< where people decide the amount: from this, in 元; denominator 0: the formula says it
    uk_number most_yuan;    ///< to this
} uk_grant_amount;

/// \param[in]  decision  borrowed; NULL has none
/// \param[out] count     number of grants, in plan order
/// \param[out] stride    bytes from one to the next
/// \returns the first grant; lives as long as the decision
/// \since 0.1
UK_API const uk_grant_amount* uk_decision_grants(const uk_decision* decision, size_t* count, size_t* stride);

/// A derived value of the household. Texts live as long as the decision.
typedef struct uk_derived_value {
    const char* name;
    const char* text;     ///< 是/否, text or date; a number only where `number` cannot hold it (`n` or `n/d`); empty if unknown
    const char* unit;
    uk_number number;
    int32_t is_known;
    int32_t is_given;     ///< 1: the caller gave it
    int32_t is_assumed;   ///< 1: taken from the plan's `absent`
    int32_t reserved;
} uk_derived_value;

/// \param[in]  decision  borrowed; NULL has none
/// \param[out] count     number of derived values, in plan order; 0 unless UK_DECIDE_VALUES was asked for
/// \param[out] stride    bytes from one to the next
/// \returns the first value; lives as long as the decision
/// \since 0.1
UK_API const uk_derived_value* uk_decision_values(const uk_decision* decision, size_t* count, size_t* stride);

/// Facts that may still be needed for a category or grant that is unknown.
/// \param[in]  decision  borrowed; NULL has none
/// \param[out] count     number of names
/// \returns names in plan order (fields as 名单.栏目); live as long as the decision
/// \since 0.1
UK_API const char* const* uk_decision_needed(const uk_decision* decision, size_t* count);

/// Documents to bring: one verdict a document of the plan.
/// \param[in]  decision  borrowed; NULL has none
/// \param[out] count     number of documents, in plan order
/// \returns UK_VERDICT_… each; live as long as the decision
/// \since 0.1
UK_API const uk_verdict* uk_decision_documents(const uk_decision* decision, size_t* count);

/// Readings that would change a verdict or an amount; empty unless UK_DECIDE_DEPENDS_ON was asked for.
/// \param[in]  decision  borrowed; NULL has none
/// \param[out] count     number of readings
/// \returns indices among uk_plan_readings(); live as long as the decision
/// \since 0.1
UK_API const uint32_t* uk_decision_depends_on(const uk_decision* decision, size_t* count);

/// Where hit policy `first` has no category to tell: instead of its index.
enum {
    UK_OUTCOME_NONE = -1,    ///< no category is met
    UK_OUTCOME_UNKNOWN = -2, ///< several may be the outcome, or none
    UK_OUTCOME_MANY = -3     ///< hit policy `all`: each category has a verdict of its own, there is no single outcome
};

/// Hit policy `first`: the category that is the outcome.
/// \param[in] decision  borrowed
/// \returns its index among uk_plan_categories(), or UK_OUTCOME_…; UK_OUTCOME_MANY for NULL
/// \since 0.1
UK_API int32_t uk_decision_outcome(const uk_decision* decision);

/// Explains the evaluator's last decision for people. Ask for UK_DECIDE_REASONS when deciding.
/// \param[in]  evaluator  borrowed; must have decided
/// \param[in]  language   UK_LANGUAGE_…
/// \param[out] out        the text; lives as long as the decision, but no longer than until the next text is asked for
/// \param[out] len        NULL, or receives its length in bytes
/// \param[out] error      NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK, or UK_STATUS_INVALID_ARGUMENT if there is no decision
/// \since 0.1
UK_API uk_status uk_evaluator_explain(uk_evaluator* evaluator, uk_language language, const char** out, size_t* len, uk_error** error);

/// The evaluator's last decision as a JSON object.
/// \param[in]  evaluator  borrowed; must have decided
/// \param[in]  language   UK_LANGUAGE_…, of the words in it that are not the plan's; keys are the same
/// \param[out] out        the text; lives as long as the decision, but no longer than until the next text is asked for
/// \param[out] len        NULL, or receives its length in bytes
/// \param[out] error      NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK, or UK_STATUS_INVALID_ARGUMENT if there is no decision
/// \since 0.1
UK_API uk_status uk_evaluator_json(uk_evaluator* evaluator, uk_language language, const char** out, size_t* len, uk_error** error);

/// \}
/// \defgroup batches Batches
/// \{

typedef int32_t uk_column_kind;
enum {
    UK_COLUMN_INT64 = 1,  ///< `const int64_t*`: the value is number / per_unit, in the base units of the fact's unit; money must
                          ///< say its per_unit, 1 for 元
    UK_COLUMN_TRUTH = 2,  ///< `const uint8_t*`: 0 or 1
    UK_COLUMN_SET = 3,    ///< `const uint64_t*`: a bit for each choice
    UK_COLUMN_CHOICE = 4, ///< `const int32_t*`: index of the choice
    UK_COLUMN_DATE = 5,   ///< `const int32_t*`: days since 1970-01-01
    UK_COLUMN_CELLS = 6,  ///< `const char* const*`: NUL-terminated UTF-8 as in a roster; NULL is missing,
                          ///< a blank cell is what the fact's `blank` says, else missing too
    UK_COLUMN_FEN = 7,    ///< `const int64_t*`: fen, for a fact whose unit has 元
    UK_COLUMN_NUMBER = 8  ///< `const uk_number*`: exact numbers in the base units of the fact's unit; denominator > 0
};

/// Instead of a fact: the region of each row, before that of the options. UK_COLUMN_CELLS with codes such as `120116`.
#define UK_COLUMN_FACT_REGION 0xFFFFFFFEu
/// Instead of a fact: the date of judgement of each row, before that of the options. UK_COLUMN_DATE or UK_COLUMN_CELLS.
#define UK_COLUMN_FACT_ON 0xFFFFFFFDu

/// One fact over all rows. All pointers are borrowed during the call.
///
/// Regions and days of their own (UK_COLUMN_FACT_…): a row whose cell is missing or blank has those of the options. A row whose
/// cell cannot be read is bad and is not judged: all about it is unknown.
typedef struct uk_column {
    uint32_t fact;           ///< index among uk_plan_facts(), no list facts; or UK_COLUMN_FACT_…
    uk_column_kind kind;
    const void* data;        ///< one element a row
    const uint8_t* validity; ///< a bit a row, least significant first, 0 = missing; NULL: no row is missing
    int64_t per_unit;        ///< UK_COLUMN_INT64: > 0; 0 counts as 1, but is refused for a fact whose unit has 元
} uk_column;

/// The caller's buffers, one element a row; NULL where something is not wanted. Undetermined amounts are written as 0.
typedef struct uk_screen_output {
    uint32_t struct_size;           ///< sizeof(uk_screen_output)
    uint32_t reserved;
    uint8_t* const* verdicts;       ///< one buffer a category, UK_VERDICT_…; NULL, or NULL entries
    uint8_t* const* granted;        ///< one a grant: UK_VERDICT_YES = the amount is in amounts_fen; UK_VERDICT_UNKNOWN = it cannot be
                                    ///< told, or a limit is exceeded and it is refused (UK_GRANT_REFUSED): decide says which
    int64_t* const* amounts_fen;    ///< one a grant
    uint8_t* bad;                   ///< 1 where a value of the row did not fit its fact (it then counts as unknown)
    int32_t* outcomes;              ///< hit policy `first`: index of the category that is the outcome, or UK_OUTCOME_…
} uk_screen_output;
#define UK_SCREEN_OUTPUT_INIT { sizeof(uk_screen_output), 0, NULL, NULL, NULL, NULL, NULL }

/// Counts of one category over all rows.
typedef struct uk_category_total {
    uint64_t yes;
    uint64_t no;
    uint64_t unknown;
} uk_category_total;

/// The sum of one grant's known amounts over all rows: high × 2⁶⁴ + low fen, two's complement.
typedef struct uk_grant_total {
    uint64_t low_fen;
    int64_t high_fen;
    uint64_t unknown; ///< rows whose amount cannot be told
} uk_grant_total;

/// Judges `rows` households given as columns, into the caller's buffers. Pure and total: a bad row is a status, not an error.
/// \param[in]  evaluator        borrowed; its decision is no longer valid afterwards
/// \param[in]  rows             number of households, at most 2³¹ − 1
/// \param[in]  columns          one a fact, in any order; what has no column is missing; may be NULL if n is 0
/// \param[in]  n                number of columns
/// \param[in]  options          NULL means defaults; flags are ignored
/// \param[in]  out              the buffers; NULL if only totals are wanted
/// \param[out] category_totals  NULL, or one element a category
/// \param[out] grant_totals     NULL, or one element a grant
/// \param[out] error            NULL, or receives an owned error on failure; its field is the fact concerned
/// \returns UK_STATUS_OK; UK_STATUS_INVALID_ARGUMENT for a column that cannot hold its fact; UK_STATUS_OUT_OF_RANGE for too many rows
/// \since 0.1
UK_API uk_status uk_screen(uk_evaluator* evaluator, size_t rows, const uk_column* columns, size_t n, const uk_decide_options* options,
                           const uk_screen_output* out, uk_category_total* category_totals, uk_grant_total* grant_totals,
                           uk_error** error);

/// \}
/// \defgroup payments Payments
/// \{

/// A sum of money of any size: high × 2⁶⁴ + low fen, two's complement.
typedef struct uk_sum {
    uint64_t low_fen;
    int64_t high_fen;
} uk_sum;

/// What somebody may get from a pool of money.
typedef struct uk_claim {
    int64_t fen;      ///< ≥ 0
    uint32_t rank;    ///< the smaller the earlier; equal ranks stand equal
    int32_t reserved; ///< 0
} uk_claim;

/// Options of uk_allocate(). Start from UK_ALLOCATE_OPTIONS_INIT.
typedef struct uk_allocate_options {
    uint32_t struct_size;   ///< sizeof(uk_allocate_options)
    uk_remainder remainder;
    int64_t step_fen;       ///< amounts that are shared out are whole multiples of it; 0 counts as 1
} uk_allocate_options;
#define UK_ALLOCATE_OPTIONS_INIT { sizeof(uk_allocate_options), 0, 0 }

/// Pays claims from a pool: rank by rank in full; the first rank that cannot be paid in full shares what is there in proportion to its
/// claims, and later ranks get nothing. One rank for all is “pro rata”, a rank for each is “first come”.
///
/// Exact: with a step of one fen the payments add up to the pool (or to all claims, if it suffices); with a larger step less than one
/// step is left, or nobody's claim has room for a whole step. Nobody gets more than is claimed.
/// \param[in]  pool_fen  what there is, ≥ 0
/// \param[in]  claims    borrowed; may be NULL if n is 0
/// \param[in]  n         number of claims, at most 2³¹ − 1
/// \param[in]  options   NULL means defaults: to the fen, the largest fractions first
/// \param[out] paid_fen  the caller's, one element a claim; all 0 on failure; may be NULL if n is 0
/// \param[out] left_fen  NULL, or receives what is left of the pool; 0 on failure
/// \param[out] error     NULL, or receives an owned error on failure and NULL on success
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE for an amount below zero; UK_STATUS_OUT_OF_RANGE for too many claims
/// \since 0.1
UK_API uk_status uk_allocate(int64_t pool_fen, const uk_claim* claims, size_t n, const uk_allocate_options* options, int64_t* paid_fen,
                             int64_t* left_fen, uk_error** error);

/// Turns decisions into a list of payments: first everybody's claims, then the pools. What is undetermined is never paid, and no money
/// is put aside for it: as long as something is unsettled, payments from a pool that does not suffice are provisional.
typedef struct uk_payment_run uk_payment_run;

/// \param[in]  plan               borrowed; kept alive by the run
/// \param[in]  label_heading      what the labels of the households are, such as 编号, for the texts; UTF-8; NULL: they have none
/// \param[in]  label_heading_len  bytes
/// \param[out] out                owned by the caller on success, NULL otherwise; release with uk_payment_run_free()
/// \param[out] error              NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK; UK_STATUS_INVALID_ARGUMENT for a plan without grants
/// \since 0.1
UK_API uk_status uk_payment_run_new(const uk_plan* plan, const char* label_heading, size_t label_heading_len, uk_payment_run** out,
                                    uk_error** error);
/// Releases a run and what it lends. NULL is fine.
/// \since 0.1
UK_API void uk_payment_run_free(uk_payment_run* run);

/// Adds a household with the evaluator's last decision. What the run lent is no longer valid, and uk_payment_run_finish() must be called
/// again.
/// \param[in]  run        borrowed
/// \param[in]  evaluator  borrowed; must have decided, by the run's plan, and all of them by the same readings and parameters
/// \param[in]  row        number that the texts show, such as the row of a spreadsheet; 0: one more than the number of households so far
/// \param[in]  label      what the household is called, UTF-8; NULL: nothing
/// \param[in]  label_len  bytes
/// \param[out] error      NULL, or receives an owned error on failure; then nothing was added
/// \returns UK_STATUS_OK; UK_STATUS_INVALID_ARGUMENT for an evaluator of another plan, without a decision, or by other readings or parameters;
///          UK_STATUS_OUT_OF_RANGE after 2³¹ − 1 households
/// \since 0.1
UK_API uk_status uk_payment_run_add(uk_payment_run* run, const uk_evaluator* evaluator, uint32_t row, const char* label, size_t label_len,
                                    uk_error** error);

/// Pays the claims of all households added so far. May be called again, with other amounts or after more households: what the run
/// lent before is no longer valid then.
/// \param[in]  run        borrowed
/// \param[in]  pools_fen  one amount a pool in the order of uk_plan_pools(), each ≥ 0; NULL with n = 0: as the plan says
/// \param[in]  n          number of amounts
/// \param[out] error      NULL, or receives an owned error on failure; its field is the pool concerned. Then the run lends nothing
/// \returns UK_STATUS_OK; UK_STATUS_INVALID_ARGUMENT for another number of amounts than pools; UK_STATUS_BAD_VALUE for an amount below
///          zero, or a pool whose amount neither the plan nor the caller says
/// \since 0.1
UK_API uk_status uk_payment_run_finish(uk_payment_run* run, const int64_t* pools_fen, size_t n, uk_error** error);

/// Whom the payments go to. Texts live until the run is added to, finished again or released.
typedef struct uk_paid_household {
    const char* label;
    const char* identity; ///< the plan's fact that is an identity number, masked as for a list that is published; empty: there is none
    const char* region;   ///< code of the region that counted; empty: none
    uint32_t row;
    int32_t on;           ///< the date of judgement, days since 1970-01-01, if has_on
    int32_t has_on;       ///< 1 or 0
    int32_t reserved;
} uk_paid_household;

/// \param[in]  run     borrowed; NULL, or not finished, has none
/// \param[out] count   number of households, in the order of uk_payment_run_add()
/// \param[out] stride  bytes from one to the next
/// \returns the first household; lives until the run is added to, finished again or released
/// \since 0.1
UK_API const uk_paid_household* uk_payment_run_households(const uk_payment_run* run, size_t* count, size_t* stride);

/// What one household is to get from one grant.
typedef struct uk_payment {
    uint32_t household; ///< index among uk_payment_run_households()
    uint32_t grant;     ///< index among uk_plan_grants()
    int64_t claim_fen;  ///< what the plan grants, > 0
    int64_t paid_fen;   ///< less, where a pool does not suffice; may be 0
    uint32_t pool;      ///< index among uk_plan_pools(); UK_NONE: paid in full, from no pool
    int32_t reserved;
} uk_payment;

/// \param[in]  run     borrowed; NULL, or not finished, has none
/// \param[out] count   number of payments, by household, then in the order of the plan's grants
/// \param[out] stride  bytes from one to the next
/// \returns the first payment; lives until the run is added to, finished again or released
/// \since 0.1
UK_API const uk_payment* uk_payment_run_payments(const uk_payment_run* run, size_t* count, size_t* stride);

/// A grant that cannot be paid yet: whether or how much is unknown, or where the household stands among those who wait.
typedef struct uk_unsettled {
    const uk_cause* causes; ///< unknown or refused: why
    size_t cause_count;
    size_t cause_stride;
    const char* why_zh;     ///< the same in words, one line
    const char* why_en;
    uint32_t household;     ///< index among uk_payment_run_households()
    uint32_t grant;         ///< index among uk_plan_grants()
    uk_grant_state state;   ///< UK_GRANT_GRANTED: only the place among those who wait is unknown
    uint32_t order_fact;    ///< then the fact by which the pool orders, and which is not known: index among uk_plan_facts(); else UK_NONE
} uk_unsettled;

/// \param[in]  run     borrowed; NULL, or not finished, has none
/// \param[out] count   number of grants that are open, by household, then in the order of the plan's grants
/// \param[out] stride  bytes from one to the next
/// \returns the first of them; lives until the run is added to, finished again or released
/// \since 0.1
UK_API const uk_unsettled* uk_payment_run_unsettled(const uk_payment_run* run, size_t* count, size_t* stride);

/// What became of a pool.
typedef struct uk_pool_total {
    uk_sum claimed;
    uk_sum paid;
    int64_t money_fen; ///< what there was
    int64_t left_fen;
} uk_pool_total;

/// \param[in]  run     borrowed; NULL, or not finished, has none
/// \param[out] count   number of pools, in the order of uk_plan_pools()
/// \param[out] stride  bytes from one to the next
/// \returns the first total; lives until the run is added to, finished again or released
/// \since 0.1
UK_API const uk_pool_total* uk_payment_run_pools(const uk_payment_run* run, size_t* count, size_t* stride);

/// What a grant comes to.
typedef struct uk_grant_payments {
    uk_sum claimed;
    uk_sum paid;
    uint64_t households; ///< that are paid anything
    uint64_t unsettled;
} uk_grant_payments;

/// \param[in]  run     borrowed; NULL, or not finished, has none
/// \param[out] count   number of grants, in the order of uk_plan_grants()
/// \param[out] stride  bytes from one to the next
/// \returns the first total; lives until the run is added to, finished again or released
/// \since 0.1
UK_API const uk_grant_payments* uk_payment_run_grants(const uk_payment_run* run, size_t* count, size_t* stride);

/// Households that meet a category, and what they are paid together. Who meets two categories counts in both.
typedef struct uk_category_payments {
    uk_sum paid;
    uint64_t households;
} uk_category_payments;

/// \param[in]  run     borrowed; NULL, or not finished, has none
/// \param[out] count   number of categories, in the order of uk_plan_categories()
/// \param[out] stride  bytes from one to the next
/// \returns the first total; lives until the run is added to, finished again or released
/// \since 0.1
UK_API const uk_category_payments* uk_payment_run_categories(const uk_payment_run* run, size_t* count, size_t* stride);

/// \param[in] run  borrowed
/// \returns the sum of all payments; NULL for NULL or a run that is not finished; lives until the run is added to, finished again or
///          released
/// \since 0.1
UK_API const uk_sum* uk_payment_run_paid(const uk_payment_run* run);

typedef int32_t uk_format;
enum {
    UK_FORMAT_TABLE = 0, ///< for people: the list, then the totals
    UK_FORMAT_CSV = 1,   ///< the list alone, without a byte order mark; each row names the plan, its fingerprint, the engine and the day
    UK_FORMAT_JSON = 2,  ///< list and totals, amounts as texts in 元
    UK_FORMAT_HTML = 3   ///< of meets and entries only: a book to print, one page of HTML that needs nothing else
};

/// Writes the list of payments as `unionkit grant` does, with the amounts in capitals.
/// \param[in]  run       borrowed; must be finished
/// \param[in]  format    UK_FORMAT_TABLE, UK_FORMAT_CSV or UK_FORMAT_JSON
/// \param[in]  language  UK_LANGUAGE_…
/// \param[out] out       the text; lives until the next text is asked for, or the run is added to, finished again or released
/// \param[out] len       NULL, or receives its length in bytes
/// \param[out] error     NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK; UK_STATUS_INVALID_ARGUMENT if the run is not finished
/// \since 0.1
UK_API uk_status uk_payment_run_text(uk_payment_run* run, uk_format format, uk_language language, const char** out, size_t* len,
                                     uk_error** error);

/// \}
/// \defgroup meets Meets
/// \{

typedef int32_t uk_mark_kind;
enum {
    UK_MARK_TIME = 0,        ///< seconds
    UK_MARK_DISTANCE = 1,    ///< metres
    UK_MARK_COUNT = 2,
    UK_MARK_SCORE = 3,       ///< points of judges
    UK_MARK_FINISH_ORDER = 4, ///< places only
    UK_MARK_MATCH = 5        ///< matches won, or a place in a knockout
};

/// A contest (项目) of a plan. Texts live as long as the plan.
typedef struct uk_contest {
    const char* id;
    const char* title;       ///< empty: the plan gives none
    const char* unit;        ///< of its marks: 秒, 米, 次, 分
    const char* source;
    uk_mark_kind kind;
    int32_t is_lower_better; ///< 1 or 0
    int32_t decimals;        ///< of its marks; what is finer is refused
    int32_t reserved;
} uk_contest;

/// \param[in]  plan    borrowed; NULL has none
/// \param[out] count   number of contests, in plan order
/// \param[out] stride  bytes from one to the next
/// \returns the first contest; lives as long as the plan
/// \since 0.1
UK_API const uk_contest* uk_plan_contests(const uk_plan* plan, size_t* count, size_t* stride);

/// A table as text: CSV or tab-separated, in UTF-8, GB18030 or UTF-16, which is found out; the headings are row 1.
typedef struct uk_sheet {
    const char* text; ///< at most 1 GiB
    size_t text_len;  ///< bytes
    const char* name; ///< shown in findings, such as a file name; may be NULL
    size_t name_len;
} uk_sheet;

/// Options of uk_meet_score() and uk_entries_check(). Start from UK_MEET_OPTIONS_INIT.
typedef struct uk_meet_options {
    uint32_t struct_size;   ///< sizeof(uk_meet_options)
    uint32_t contest;       ///< the one contest the sheet is about, so that its headings need not name it; UK_NONE: all
    const uk_reading_choice* readings;
    size_t reading_count;
    int32_t on;             ///< the day of the meet, days since 1970-01-01: groups by age go by it
    int32_t has_on;         ///< 1: `on` counts; 0: the day is not known
    const uk_sheet* rulings; ///< the log of rulings, the earliest first; NULL: there is none; of no use to uk_entries_check()
    const uk_sheet* matches; ///< the list of matches with their results; NULL: there is none; of no use to uk_entries_check()
} uk_meet_options;
#define UK_MEET_OPTIONS_INIT { sizeof(uk_meet_options), UK_NONE, NULL, 0, 0, 0, NULL, NULL }

/// A meet as it was scored. Immutable but for the text handed out last.
typedef struct uk_meet uk_meet;

/// Scores a meet: marks are reduced and ranked, places give points, points a standing, rankings the prizes. A pure function of the plan,
/// the sheet and the readings. A cell that cannot be used is a finding and its mark is missing; everything else is scored, and what
/// depends on it is open.
/// \param[in]  plan          borrowed; kept alive by the meet
/// \param[in]  marks         borrowed; a row for each team or person, a column for each contest. What in the sheet, the list of matches
///                           and the log of rulings cannot be used is found together
/// \param[in]  options       NULL means defaults: a sheet of all contests, the plan's readings
/// \param[out] out           owned by the caller on success, NULL otherwise; release with uk_meet_free()
/// \param[out] findings_out  NULL, or receives what was found in the sheet, on success and on UK_STATUS_BAD_VALUE; NULL if there is
///                           nothing; release with uk_findings_free()
/// \param[out] error         NULL, or receives an owned error on failure and NULL on success
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE if one of the sheets cannot be used at all; UK_STATUS_INVALID_ARGUMENT for a plan without contests;
///          UK_STATUS_OUT_OF_RANGE for an index
/// \since 0.1
UK_API uk_status uk_meet_score(const uk_plan* plan, const uk_sheet* marks, const uk_meet_options* options, uk_meet** out,
                               uk_findings** findings_out, uk_error** error);
/// Releases a meet and what it lends. NULL is fine.
/// \since 0.1
UK_API void uk_meet_free(uk_meet* meet);

/// \param[in]  meet   borrowed; NULL has none
/// \param[out] count  number of teams or persons, in the order of the sheet
/// \returns their names; live as long as the meet
/// \since 0.1
UK_API const char* const* uk_meet_contestants(const uk_meet* meet, size_t* count);

/// Whom the standing ranks: the units (单位) for which the contestants start, where the plan says standing_of = "units" and the sheet has
/// a row for each person; else the contestants themselves.
/// \param[in]  meet   borrowed; NULL has none
/// \param[out] count  how many they are
/// \returns their names; live as long as the meet
/// \since 0.1
UK_API const char* const* uk_meet_ranked(const uk_meet* meet, size_t* count);

/// How a start ended.
typedef int32_t uk_start;
enum {
    UK_START_OK = 0,     ///< has a mark, or a place as given
    UK_START_NM = 1,     ///< 无有效成绩: took part, no valid mark
    UK_START_DNF = 2,    ///< 未完成: did not finish
    UK_START_DNS = 3,    ///< 未参赛: did not start
    UK_START_DQ = 4,     ///< 取消资格: disqualified
    UK_START_WD = 5,     ///< 退赛: withdrew
    UK_START_MISSING = 6 ///< 缺: not known (yet); the note says why
};

/// One line of a ranking. Texts live as long as the meet.
typedef struct uk_placing {
    uk_number place;       ///< 1, 2, 5/2 …; denominator 0: none, or not known if is_open
    uk_number mark;        ///< in the contest's unit; denominator 0: there is none, as in the standing, or for one who is disqualified
    uk_number points;      ///< in the standing the total; denominator 0: none, or not known if has_open_points
    const char* prize;     ///< 一等奖; several with 、 between them; 不明; empty: none
    const char* note_zh;   ///< ties and what parted them, fouls, what is not known and why; empty if there is nothing to say
    const char* note_en;
    uint32_t contestant;   ///< index among uk_meet_contestants(); in the standing among uk_meet_ranked()
    uint32_t sharing;      ///< how many share the place, itself included; 0: it has none
    uk_start start;
    int32_t is_open;       ///< 1: something in this line is not known (yet)
    int32_t has_open_points; ///< 1: points are due, and not known
    int32_t is_guest;      ///< 1: 不计名次, takes no place and has no points
    uint32_t scores_for;   ///< index among uk_meet_ranked(); UK_NONE: for nobody, or it is not known for whom
    uk_verdict counts;     ///< whether the points are in the total of whom it scores for: of a unit only so many may be
} uk_placing;

/// What becomes of a result.
typedef int32_t uk_result_state;
enum {
    UK_RESULT_PROVISIONAL = 0, ///< 暂定: it may still change; without a log of rulings everything is
    UK_RESULT_OFFICIAL = 1,    ///< 正式: made public
    UK_RESULT_AWARDED = 2      ///< 已颁奖: its prizes are handed out
};

/// The ranking of a contest, or the standing.
typedef struct uk_ranking {
    const uk_placing* placings; ///< the best first; NULL if there are none
    size_t placing_count;
    size_t placing_stride;
    uint32_t contest;           ///< index among uk_plan_contests(); UK_NONE: the standing
    int32_t is_provisional;     ///< 1: what is missing may change it
    uk_result_state state;      ///< as the log of rulings declares it
    int32_t reserved;
} uk_ranking;

/// \param[in]  meet    borrowed; NULL has none
/// \param[out] count   number of rankings: one a contest in plan order, and the standing, if the plan has one, at the end
/// \param[out] stride  bytes from one to the next
/// \returns the first ranking; lives as long as the meet
/// \since 0.1
UK_API const uk_ranking* uk_meet_rankings(const uk_meet* meet, size_t* count, size_t* stride);

/// A prize, and one who gets it. Texts live as long as the meet.
typedef struct uk_prize {
    const char* title;   ///< 一等奖; empty where it is not known which
    const char* why_zh;  ///< why it is not known; empty if it is
    const char* why_en;
    uint32_t award;      ///< index among the plan's [[award]]
    uint32_t contest;    ///< index among uk_plan_contests(); UK_NONE: for the standing, or for everyone
    uint32_t contestant; ///< index among uk_meet_contestants(); among uk_meet_ranked() if is_for_ranked
    int32_t is_for_everyone;
    int32_t is_for_ranked; ///< 1: it goes to one of those whom the standing ranks, such as a unit
    int32_t reserved;
} uk_prize;

/// \param[in]  meet    borrowed; NULL has none
/// \param[out] count   number of prizes: by award, the best title first, those that are not known last
/// \param[out] stride  bytes from one to the next
/// \returns the first prize; lives as long as the meet
/// \since 0.1
UK_API const uk_prize* uk_meet_prizes(const uk_meet* meet, size_t* count, size_t* stride);

typedef int32_t uk_move_what;
enum {
    UK_MOVE_MARK = 0,
    UK_MOVE_PLACE = 1,
    UK_MOVE_POINTS = 2,
    UK_MOVE_TOTAL = 3,
    UK_MOVE_STANDING_PLACE = 4,
    UK_MOVE_PRIZE = 5
};

/// One thing that a ruling moved. Texts live as long as the meet.
typedef struct uk_move {
    const char* words_zh; ///< 名次 3 → 2
    const char* words_en;
    uint32_t contest;     ///< index among uk_plan_contests(); UK_NONE: of the standing, or for everyone
    uint32_t contestant;  ///< index among uk_meet_contestants(); among uk_meet_ranked() if is_of_ranked
    uk_move_what what;
    int32_t is_handed_out; ///< 1: a prize of what was already awarded
    int32_t is_of_ranked;  ///< 1: it is of one of those whom the standing ranks, such as a unit
    int32_t reserved;
} uk_move;

/// One ruling that was applied, and what it moved as against the log without it and all that follows. Texts live as long as the meet.
typedef struct uk_ruling {
    const char* number;   ///< 编号
    const char* words_zh; ///< 改成绩（齐步走，四年级组，33.10，终点录像）
    const char* words_en;
    const char* note_zh;  ///< that it is a correction, revoked, lapsed, or changes prizes that are handed out; empty: nothing of these
    const char* note_en;
    const uk_move* moves; ///< NULL if it moved nothing
    size_t move_count;
    size_t move_stride;
    uint32_t row;         ///< of the log; the headings are row 1
    uint32_t revoked_by;  ///< index among uk_meet_rulings(); UK_NONE: it is not revoked
    int32_t is_correction; ///< 1: it changes what was official
    int32_t has_lapsed;   ///< 1: an order whose contestants no longer stand equal
} uk_ruling;

/// \param[in]  meet    borrowed; NULL has none
/// \param[out] count   number of rulings that were applied, in the order of the log; 0 without a log
/// \param[out] stride  bytes from one to the next
/// \returns the first ruling; lives as long as the meet
/// \since 0.1
UK_API const uk_ruling* uk_meet_rulings(const uk_meet* meet, size_t* count, size_t* stride);

/// Writes the meet as `unionkit score` does; as HTML it is the result book (成绩册).
/// \param[in]  meet      borrowed
/// \param[in]  format    UK_FORMAT_…
/// \param[in]  language  UK_LANGUAGE_…
/// \param[out] out       the text; lives until the next text is asked for, or the meet is released
/// \param[out] len       NULL, or receives its length in bytes
/// \param[out] error     NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK
/// \since 0.1
UK_API uk_status uk_meet_text(uk_meet* meet, uk_format format, uk_language language, const char** out, size_t* len, uk_error** error);

/// Says why one team or person has its places, points and prizes.
/// \param[in]  meet        borrowed
/// \param[in]  contestant  index among uk_meet_contestants()
/// \param[in]  language    UK_LANGUAGE_…
/// \param[out] out         the text; lives until the next text is asked for, or the meet is released
/// \param[out] len         NULL, or receives its length in bytes
/// \param[out] error       NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK; UK_STATUS_OUT_OF_RANGE for an index
/// \since 0.1
UK_API uk_status uk_meet_explain(uk_meet* meet, uint32_t contestant, uk_language language, const char** out, size_t* len, uk_error** error);

/// Says why one of those whom the standing ranks has its total, place and prizes: of a unit, who starts for it, and which points count.
/// \param[in]  meet      borrowed
/// \param[in]  ranked    index among uk_meet_ranked()
/// \param[in]  language  UK_LANGUAGE_…
/// \param[out] out       the text; lives until the next text is asked for, or the meet is released
/// \param[out] len       NULL, or receives its length in bytes
/// \param[out] error     NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK; UK_STATUS_OUT_OF_RANGE for an index
/// \since 0.1
UK_API uk_status uk_meet_explain_ranked(uk_meet* meet, uint32_t ranked, uk_language language, const char** out, size_t* len, uk_error** error);

/// Entries as they were checked.
typedef struct uk_entries uk_entries;

/// One row of a sheet of entries. Texts live as long as the entries.
typedef struct uk_entry {
    const char* label;   ///< the person or team
    const char* why_zh;  ///< the rules that refuse it, or why that is not known; empty if it is accepted
    const char* why_en;
    uint32_t row;        ///< of the sheet; the headings are row 1
    uk_verdict accepted;
} uk_entry;

/// Checks who enters what against the plan's limits on entries and the sizes of entries.
/// \param[in]  plan          borrowed
/// \param[in]  entries       borrowed; the column 报名 lists a person's contests, or a column a contest says how many people a team sends
/// \param[in]  options       NULL means defaults
/// \param[out] out           owned by the caller on success, NULL otherwise; release with uk_entries_free()
/// \param[out] findings_out  as for uk_meet_score()
/// \param[out] error         NULL, or receives an owned error on failure and NULL on success
/// \returns as uk_meet_score()
/// \since 0.1
UK_API uk_status uk_entries_check(const uk_plan* plan, const uk_sheet* entries, const uk_meet_options* options, uk_entries** out,
                                  uk_findings** findings_out, uk_error** error);

/// \param[in]  entries  borrowed; NULL has none
/// \param[out] count    number of rows that could be read, in the order of the sheet
/// \param[out] stride   bytes from one to the next
/// \returns the first row; lives as long as the entries
/// \since 0.1
UK_API const uk_entry* uk_entries_items(const uk_entries* entries, size_t* count, size_t* stride);
/// Writes the entries as `unionkit enter` does; as HTML it is the order book (秩序册).
/// \param[in]  entries   borrowed
/// \param[in]  format    UK_FORMAT_…
/// \param[in]  language  UK_LANGUAGE_…
/// \param[out] out       the text; lives until the next text is asked for, or the entries are released
/// \param[out] len       NULL, or receives its length in bytes
/// \param[out] error     NULL, or receives an owned error on failure
/// \returns UK_STATUS_OK
/// \since 0.1
UK_API uk_status uk_entries_text(uk_entries* entries, uk_format format, uk_language language, const char** out, size_t* len, uk_error** error);
/// Releases entries. NULL is fine.
/// \since 0.1
UK_API void uk_entries_free(uk_entries* entries);

/// \}
/// \defgroup lots Drawing lots
/// \{

/// Something published that nobody could foresee when entries closed: the numbers of a lottery. Two draws from the same sources come out
/// alike: give each a source of its own, such as the name of its contest.
typedef struct uk_seed_source {
    const char* name;
    size_t name_len;
    const char* value; ///< as published: `5 2 7`
    size_t value_len;
} uk_seed_source;

/// One who draws.
typedef struct uk_draw_entry {
    const char* label; ///< everybody has their own; neither bars nor control characters
    size_t label_len;
    const char* team;  ///< may be NULL if team_len is 0: of no team
    size_t team_len;
    uint32_t slot;     ///< fixed beforehand, counted from 0, group after group; UK_NONE: by lot
    int32_t reserved;  ///< 0
} uk_draw_entry;

/// What a draw does about entries of one team.
typedef int32_t uk_teammates;
enum {
    UK_TEAMMATES_ANYWHERE = 0, ///< nothing
    UK_TEAMMATES_APART = 1,    ///< never in neighbouring slots of a group
    UK_TEAMMATES_SPREAD = 2,   ///< as evenly over the groups as can be
    UK_TEAMMATES_AT_MOST = 3   ///< at most so many in each group
};

/// Options of uk_draw_lots(). Start from UK_DRAW_OPTIONS_INIT.
typedef struct uk_draw_options {
    uint32_t struct_size;   ///< sizeof(uk_draw_options)
    uint32_t groups;        ///< as even as can be; 1 is an order, and so is 0
    uk_teammates teammates;
    uint32_t at_most;       ///< for UK_TEAMMATES_AT_MOST, at least 1; else 0
} uk_draw_options;
#define UK_DRAW_OPTIONS_INIT { sizeof(uk_draw_options), 0, 0, 0 }

/// A draw, with its transcript. Immutable.
typedef struct uk_draw uk_draw;

/// Draws lots by RFC 3797: a pure function of who has entered, in whatever order, and of the sources, in theirs.
/// \param[in]  entries       borrowed; at most 65,536, or 2,048 where teammates matter
/// \param[in]  entry_count   number of entries, at least 1
/// \param[in]  sources       borrowed; in the order in which they were announced
/// \param[in]  source_count  number of sources, at least 1
/// \param[in]  options       NULL means an order, teammates anywhere
/// \param[out] out           owned by the caller on success, NULL otherwise; release with uk_draw_free()
/// \param[out] error         NULL, or receives an owned error on failure and NULL on success; its messages count entries and sources from 1, as given
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE if nothing can be drawn: the error's code says why, as `draw_teammates`;
///          UK_STATUS_OUT_OF_RANGE for too many entries, sources or groups
/// \since 0.1
UK_API uk_status uk_draw_lots(const uk_draw_entry* entries, size_t entry_count, const uk_seed_source* sources, size_t source_count,
                              const uk_draw_options* options, uk_draw** out, uk_error** error);

/// Reads a transcript and draws again: a draw that is handed out is verified.
/// \param[in]  text      the file as it was published, byte for byte; at most 1 GiB
/// \param[in]  text_len  bytes
/// \param[out] out       owned by the caller on success, NULL otherwise; release with uk_draw_free()
/// \param[out] error     NULL, or receives an owned error on failure and NULL on success: the first line that does not come out as it says
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE if the transcript does not hold: the error's code says why, as `transcript_step`
/// \since 0.1
UK_API uk_status uk_draw_read(const char* text, size_t text_len, uk_draw** out, uk_error** error);

/// A slot (签位) and who has it. Texts live as long as the draw.
typedef struct uk_draw_slot {
    const char* label;
    const char* team; ///< empty: of no team
    uint32_t group;   ///< from 0
    uint32_t place;   ///< in the group, from 0
} uk_draw_slot;

/// \param[in]  draw    borrowed; NULL has none
/// \param[out] count   number of slots, group after group
/// \param[out] stride  bytes from one to the next
/// \returns the first slot; lives as long as the draw
/// \since 0.1
UK_API const uk_draw_slot* uk_draw_slots(const uk_draw* draw, size_t* count, size_t* stride);

/// The transcript (抽签记录), to be published: everybody can replay it. Its last line is its digest.
/// \param[in]  draw  borrowed; NULL has an empty one
/// \param[out] len   NULL, or receives its length in bytes
/// \returns the text; lives as long as the draw
/// \since 0.1
UK_API const char* uk_draw_transcript(const uk_draw* draw, size_t* len);
/// Releases a draw. NULL is fine.
/// \since 0.1
UK_API void uk_draw_free(uk_draw* draw);

/// \}
/// \defgroup pairing Pairing
/// \{

/// How a contest is played (赛制).
typedef int32_t uk_pairing_system;
enum {
    UK_PAIRING_ROUND_ROBIN = 0, ///< 循环赛: everybody meets everybody
    UK_PAIRING_KNOCKOUT = 1,    ///< 淘汰赛: who loses is out
    UK_PAIRING_HEATS = 2        ///< 分组、分道: who starts where, and nobody meets anybody
};

/// For which places of a knockout matches are played.
typedef int32_t uk_places_played;
enum { UK_PLACES_FIRST = 0, UK_PLACES_THIRD = 1, UK_PLACES_ALL = 2 };

/// Options of uk_pair(). Start from UK_PAIR_OPTIONS_INIT.
typedef struct uk_pair_options {
    uint32_t struct_size;     ///< sizeof(uk_pair_options)
    uk_pairing_system system;
    uint32_t legs;            ///< of a round robin: 1, or 2 for a return match; 0 is 1
    uk_places_played places;  ///< of a knockout
    uint32_t lanes;           ///< of heats: 1 to 99; else 0
    int32_t reserved;         ///< 0
} uk_pair_options;
#define UK_PAIR_OPTIONS_INIT { sizeof(uk_pair_options), UK_PAIRING_ROUND_ROBIN, 0, UK_PLACES_FIRST, 0, 0 }

/// The fixtures of a contest (编排). Immutable.
typedef struct uk_fixtures uk_fixtures;

/// Pairs entries in their order, which nobody drew: the first is the strongest, and who is strong meets late in a knockout. All are one group.
/// \param[in]  entries      borrowed; at most 256 in a round robin; `slot` is UK_NONE
/// \param[in]  entry_count  number of entries, at least 2
/// \param[in]  options      NULL means a round robin
/// \param[out] out          owned by the caller on success, NULL otherwise; release with uk_fixtures_free()
/// \param[out] error        NULL, or receives an owned error on failure and NULL on success; its messages count entries from 1
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE if they cannot be paired: the error's code says why, as `pair_too_many`
/// \since 0.1
UK_API uk_status uk_pair(const uk_draw_entry* entries, size_t entry_count, const uk_pair_options* options, uk_fixtures** out, uk_error** error);

/// Pairs who was drawn, group by group, by the numbers that were drawn: those of a knockout are the lines of its bracket from above.
/// \param[in]  draw     borrowed; not NULL
/// \param[in]  options  as uk_pair()
/// \param[out] out      as uk_pair()
/// \param[out] error    as uk_pair()
/// \returns as uk_pair()
/// \since 0.1
UK_API uk_status uk_pair_drawn(const uk_draw* draw, const uk_pair_options* options, uk_fixtures** out, uk_error** error);

/// Where a side of a match comes from.
typedef int32_t uk_side_from;
enum {
    UK_SIDE_ENTRY = 0,  ///< it is known
    UK_SIDE_WINNER = 1, ///< who wins an earlier match
    UK_SIDE_LOSER = 2   ///< who loses one
};

/// A side of a match. Texts live as long as the fixtures.
typedef struct uk_side {
    const char* label;  ///< empty unless it is known
    uk_side_from from;
    uint32_t match;     ///< number of the earlier match; 0: it is known
} uk_side;

/// A match (场次).
typedef struct uk_match {
    uint32_t group;  ///< from 0
    uint32_t round;  ///< within the group, from 1
    uint32_t number; ///< within the contest, from 1
    int32_t reserved;
    uk_side upper;
    uk_side lower;
} uk_match;

/// Where an entry starts (组次、道次).
typedef struct uk_lane {
    const char* label;
    uint32_t group; ///< from 0
    uint32_t heat;  ///< within the contest, from 1
    uint32_t lane;  ///< from 1
    int32_t reserved;
} uk_lane;

/// Who rests in a round (轮空), or has nobody to meet in the first one of a knockout.
typedef struct uk_bye {
    const char* label;
    uint32_t group; ///< from 0
    uint32_t round; ///< from 1
} uk_bye;

/// \param[in]  fixtures  borrowed; NULL has none
/// \param[out] count     number of matches, in their order; none of heats
/// \param[out] stride    bytes from one to the next
/// \returns the first match; lives as long as the fixtures
/// \since 0.1
UK_API const uk_match* uk_fixtures_matches(const uk_fixtures* fixtures, size_t* count, size_t* stride);
/// \param[in]  fixtures  borrowed; NULL has none
/// \param[out] count     number of starts, heat by heat; none but of heats
/// \param[out] stride    bytes from one to the next
/// \returns the first start; lives as long as the fixtures
/// \since 0.1
UK_API const uk_lane* uk_fixtures_lanes(const uk_fixtures* fixtures, size_t* count, size_t* stride);
/// \param[in]  fixtures  borrowed; NULL has none
/// \param[out] count     number of byes, round by round of each group
/// \param[out] stride    bytes from one to the next
/// \returns the first bye; lives as long as the fixtures
/// \since 0.1
UK_API const uk_bye* uk_fixtures_byes(const uk_fixtures* fixtures, size_t* count, size_t* stride);
/// Releases fixtures. NULL is fine.
/// \since 0.1
UK_API void uk_fixtures_free(uk_fixtures* fixtures);

/// \}
/// \defgroup values Values
/// \{

/// Bytes that hold every number that uk_number_decimal() writes, with its NUL.
#define UK_DECIMAL_SIZE 96u
/// Bytes that hold every amount in capitals with its NUL.
#define UK_CAPITALS_SIZE 128u
/// Bytes that hold every identity number with its NUL.
#define UK_IDENTITY_SIZE 19u

typedef int32_t uk_capitals_ending;
enum {
    UK_CAPITALS_PAYMENT = 0,   ///< 整 after 元 only, as on cheques: 壹拾元伍角
    UK_CAPITALS_ACCOUNTING = 1 ///< 整 after 元 and 角, as on vouchers: 壹拾元伍角整
};

/// Writes a number for people: exactly if it has at most `decimals` places (1169.5), else rounded with a mark (≈1169.9967). A
/// number that is not zero is never written as zero (<0.0001).
/// \param[in]  numerator    of a uk_number; any
/// \param[in]  denominator  above 0
/// \param[in]  decimals     0 to 64; 4 is what the explanations use
/// \param[out] buffer       the caller's; UTF-8, NUL-terminated; empty on failure
/// \param[in]  capacity     bytes of the buffer; UK_DECIMAL_SIZE is always enough
/// \param[out] length       NULL, or receives the bytes written without the NUL; 0 on failure
/// \param[out] error        NULL, or receives an owned error on failure and NULL on success
/// \returns UK_STATUS_OK; UK_STATUS_OUT_OF_RANGE for a denominator below 1, for decimals beyond their ends, or if the buffer is too small
/// \since 0.1
UK_API uk_status uk_number_decimal(int64_t numerator, int64_t denominator, int32_t decimals, char* buffer, size_t capacity, size_t* length,
                                   uk_error** error);

/// Writes an amount in capitals (大写金额): 陆仟零柒元壹角肆分, 零元整, 负壹元整. Without 人民币 before it.
/// \param[in]  fen       the amount; every one can be written
/// \param[in]  ending    UK_CAPITALS_…
/// \param[out] buffer    the caller's; UTF-8, NUL-terminated; empty on failure
/// \param[in]  capacity  bytes of the buffer; UK_CAPITALS_SIZE is always enough
/// \param[out] length    NULL, or receives the bytes written without the NUL; 0 on failure
/// \param[out] error     NULL, or receives an owned error on failure and NULL on success
/// \returns UK_STATUS_OK; UK_STATUS_OUT_OF_RANGE if the buffer is too small
/// \since 0.1
UK_API uk_status uk_money_capitals(int64_t fen, uk_capitals_ending ending, char* buffer, size_t capacity, size_t* length, uk_error** error);

/// With the numbers of GB/T 2261.1.
typedef int32_t uk_sex;
enum {
    UK_SEX_MALE = 1,
    UK_SEX_FEMALE = 2
};

/// How much of an identity number is shown. Each profile shows what the one before it shows, and more.
typedef int32_t uk_masking;
enum {
    UK_MASKING_FULL = 0,     ///< nothing: 18 stars
    UK_MASKING_LIST = 1,     ///< `990101********0012`: for lists that are published; the birth date is hidden
    UK_MASKING_INTERNAL = 2, ///< `9901011990****0012`: for working papers; month and day of birth are hidden
    UK_MASKING_NONE = 3      ///< the number itself, in the standard's form: for storing, never for a paper
};

/// What an identity number says.
typedef struct uk_identity {
    int32_t birth_date; ///< days since 1970-01-01
    uk_sex sex;
    uint32_t region;    ///< the first six digits as a number, such as 120116
    int32_t reserved;
} uk_identity;

/// Reads an identity number (公民身份号码, GB 11643) of 18 characters: length, characters, birth date and check character are
/// checked, the region is not looked up. Blanks at both ends, full-width digits and x are read as the standard's. No message
/// repeats any part of the text.
/// \param[in]  text          UTF-8, at most 16 KiB
/// \param[in]  text_len      bytes
/// \param[out] out           what the number says; all zero on failure
/// \param[out] findings_out  NULL, or receives on success what a person should look at, such as digits that a spreadsheet may
///                           have lost, or NULL if there is nothing; NULL on failure; release with uk_findings_free()
/// \param[out] error         NULL, or receives an owned error on failure and NULL on success
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE if it is no identity number: the error's code says why, as `identity_check_digit`
/// \since 0.1
UK_API uk_status uk_identity_check(const char* text, size_t text_len, uk_identity* out, uk_findings** findings_out, uk_error** error);

/// Writes an identity number with parts of it hidden.
/// \param[in]  text      UTF-8, read as by uk_identity_check()
/// \param[in]  text_len  bytes
/// \param[in]  masking   UK_MASKING_…
/// \param[out] buffer    the caller's, may be `text`; 18 ASCII characters, NUL-terminated; empty on failure
/// \param[in]  capacity  bytes of the buffer, at least UK_IDENTITY_SIZE
/// \param[out] length    NULL, or receives the bytes written without the NUL; 0 on failure
/// \param[out] error     NULL, or receives an owned error on failure and NULL on success
/// \returns UK_STATUS_OK; UK_STATUS_BAD_VALUE if it is no identity number; UK_STATUS_OUT_OF_RANGE if the buffer is too small
/// \since 0.1
UK_API uk_status uk_identity_mask(const char* text, size_t text_len, uk_masking masking, char* buffer, size_t capacity, size_t* length,
                                  uk_error** error);

/// \}

#ifdef __cplusplus
}
#endif

#endif
