/* Every constant of the interface, pinned: a number never changes, and abidiff cannot see it if one does. Append below. */
#include <unionkit.h>

_Static_assert(UK_ABI_VERSION == 1u, "UK_ABI_VERSION");

_Static_assert(UK_STATUS_OK == 0, "UK_STATUS_OK");
_Static_assert(UK_STATUS_INVALID_ARGUMENT == 1, "UK_STATUS_INVALID_ARGUMENT");
_Static_assert(UK_STATUS_PARSE_ERROR == 2, "UK_STATUS_PARSE_ERROR");
_Static_assert(UK_STATUS_OUT_OF_RANGE == 3, "UK_STATUS_OUT_OF_RANGE");
_Static_assert(UK_STATUS_NOT_FOUND == 4, "UK_STATUS_NOT_FOUND");
_Static_assert(UK_STATUS_BAD_VALUE == 5, "UK_STATUS_BAD_VALUE");
_Static_assert(UK_STATUS_OUT_OF_MEMORY == 6, "UK_STATUS_OUT_OF_MEMORY");
_Static_assert(UK_STATUS_INTERNAL == 7, "UK_STATUS_INTERNAL");

_Static_assert(UK_LANGUAGE_ZH == 0, "UK_LANGUAGE_ZH");
_Static_assert(UK_LANGUAGE_EN == 1, "UK_LANGUAGE_EN");

_Static_assert(UK_SEVERITY_ERROR == 0, "UK_SEVERITY_ERROR");
_Static_assert(UK_SEVERITY_WARNING == 1, "UK_SEVERITY_WARNING");
_Static_assert(UK_SEVERITY_NOTE == 2, "UK_SEVERITY_NOTE");

_Static_assert(UK_TYPE_NUMBER == 1, "UK_TYPE_NUMBER");
_Static_assert(UK_TYPE_TRUTH == 2, "UK_TYPE_TRUTH");
_Static_assert(UK_TYPE_TEXT == 3, "UK_TYPE_TEXT");
_Static_assert(UK_TYPE_CHOICE == 4, "UK_TYPE_CHOICE");
_Static_assert(UK_TYPE_SET == 5, "UK_TYPE_SET");
_Static_assert(UK_TYPE_DATE == 6, "UK_TYPE_DATE");
_Static_assert(UK_TYPE_LIST == 7, "UK_TYPE_LIST");

_Static_assert(UK_VALUE_MISSING == 0, "UK_VALUE_MISSING");
_Static_assert(UK_VALUE_NUMBER == 1, "UK_VALUE_NUMBER");
_Static_assert(UK_VALUE_FEN == 2, "UK_VALUE_FEN");
_Static_assert(UK_VALUE_TRUTH == 3, "UK_VALUE_TRUTH");
_Static_assert(UK_VALUE_CHOICE == 4, "UK_VALUE_CHOICE");
_Static_assert(UK_VALUE_SET == 5, "UK_VALUE_SET");
_Static_assert(UK_VALUE_DATE == 6, "UK_VALUE_DATE");
_Static_assert(UK_VALUE_TEXT == 7, "UK_VALUE_TEXT");
_Static_assert(UK_VALUE_CELL == 8, "UK_VALUE_CELL");
_Static_assert(UK_VALUE_LIST == 9, "UK_VALUE_LIST");
_Static_assert(UK_VALUE_BAD == 10, "UK_VALUE_BAD");

_Static_assert(UK_DECIDE_REASONS == 1, "UK_DECIDE_REASONS");
_Static_assert(UK_DECIDE_DEPENDS_ON == 2, "UK_DECIDE_DEPENDS_ON");
_Static_assert(UK_DECIDE_VALUES == 4, "UK_DECIDE_VALUES");

_Static_assert(UK_VERDICT_NO == 0, "UK_VERDICT_NO");
_Static_assert(UK_VERDICT_YES == 1, "UK_VERDICT_YES");
_Static_assert(UK_VERDICT_UNKNOWN == 2, "UK_VERDICT_UNKNOWN");

_Static_assert(UK_CAUSE_MISSING_FACT == 0, "UK_CAUSE_MISSING_FACT");
_Static_assert(UK_CAUSE_MISSING_FIELD == 1, "UK_CAUSE_MISSING_FIELD");
_Static_assert(UK_CAUSE_BAD_VALUE == 2, "UK_CAUSE_BAD_VALUE");
_Static_assert(UK_CAUSE_READING_OPEN == 3, "UK_CAUSE_READING_OPEN");
_Static_assert(UK_CAUSE_NO_PARAMETER == 4, "UK_CAUSE_NO_PARAMETER");
_Static_assert(UK_CAUSE_NO_DATE == 5, "UK_CAUSE_NO_DATE");
_Static_assert(UK_CAUSE_NOT_STATED == 6, "UK_CAUSE_NOT_STATED");
_Static_assert(UK_CAUSE_DIVISION_BY_ZERO == 7, "UK_CAUSE_DIVISION_BY_ZERO");
_Static_assert(UK_CAUSE_TOO_LARGE == 8, "UK_CAUSE_TOO_LARGE");
_Static_assert(UK_CAUSE_TOO_MANY_STEPS == 9, "UK_CAUSE_TOO_MANY_STEPS");
_Static_assert(UK_CAUSE_NOT_WHOLE == 10, "UK_CAUSE_NOT_WHOLE");
_Static_assert(UK_CAUSE_EMPTY_LIST == 11, "UK_CAUSE_EMPTY_LIST");
_Static_assert(UK_CAUSE_OUT_OF_BOUNDS == 12, "UK_CAUSE_OUT_OF_BOUNDS");
_Static_assert(UK_CAUSE_LIMIT_UNDECIDED == 13, "UK_CAUSE_LIMIT_UNDECIDED");
_Static_assert(UK_CAUSE_NO_ROW == 14, "UK_CAUSE_NO_ROW");
_Static_assert(UK_CAUSE_TO_BE_DECIDED == 15, "UK_CAUSE_TO_BE_DECIDED");
_Static_assert(UK_CAUSE_BEFORE_BIRTH == 16, "UK_CAUSE_BEFORE_BIRTH");

_Static_assert(UK_OUTCOME_NONE == -1, "UK_OUTCOME_NONE");
_Static_assert(UK_OUTCOME_UNKNOWN == -2, "UK_OUTCOME_UNKNOWN");
_Static_assert(UK_OUTCOME_MANY == -3, "UK_OUTCOME_MANY");

_Static_assert(UK_LIMIT_REFUSE == 0, "UK_LIMIT_REFUSE");
_Static_assert(UK_LIMIT_HIGHEST == 1, "UK_LIMIT_HIGHEST");
_Static_assert(UK_LIMIT_FIRST == 2, "UK_LIMIT_FIRST");

_Static_assert(UK_NONE == UINT32_MAX, "UK_NONE");
_Static_assert(UK_LIST_ITEMS == 10000u, "UK_LIST_ITEMS");

_Static_assert(UK_RELATION_BELOW == 0, "UK_RELATION_BELOW");
_Static_assert(UK_RELATION_AT_MOST == 1, "UK_RELATION_AT_MOST");
_Static_assert(UK_RELATION_EQUAL == 2, "UK_RELATION_EQUAL");
_Static_assert(UK_RELATION_NOT_EQUAL == 3, "UK_RELATION_NOT_EQUAL");
_Static_assert(UK_RELATION_AT_LEAST == 4, "UK_RELATION_AT_LEAST");
_Static_assert(UK_RELATION_ABOVE == 5, "UK_RELATION_ABOVE");

_Static_assert(UK_REASON_COMPARISON == 0, "UK_REASON_COMPARISON");
_Static_assert(UK_REASON_MEMBERSHIP == 1, "UK_REASON_MEMBERSHIP");
_Static_assert(UK_REASON_TRUTH == 2, "UK_REASON_TRUTH");

_Static_assert(UK_GRANT_NOT_GRANTED == 0, "UK_GRANT_NOT_GRANTED");
_Static_assert(UK_GRANT_GRANTED == 1, "UK_GRANT_GRANTED");
_Static_assert(UK_GRANT_UNKNOWN == 2, "UK_GRANT_UNKNOWN");
_Static_assert(UK_GRANT_REFUSED == 3, "UK_GRANT_REFUSED");

_Static_assert(UK_COLUMN_INT64 == 1, "UK_COLUMN_INT64");
_Static_assert(UK_COLUMN_TRUTH == 2, "UK_COLUMN_TRUTH");
_Static_assert(UK_COLUMN_SET == 3, "UK_COLUMN_SET");
_Static_assert(UK_COLUMN_CHOICE == 4, "UK_COLUMN_CHOICE");
_Static_assert(UK_COLUMN_DATE == 5, "UK_COLUMN_DATE");
_Static_assert(UK_COLUMN_CELLS == 6, "UK_COLUMN_CELLS");
_Static_assert(UK_COLUMN_FEN == 7, "UK_COLUMN_FEN");
_Static_assert(UK_COLUMN_NUMBER == 8, "UK_COLUMN_NUMBER");
_Static_assert(UK_COLUMN_FACT_REGION == 0xFFFFFFFEu, "UK_COLUMN_FACT_REGION");
_Static_assert(UK_COLUMN_FACT_ON == 0xFFFFFFFDu, "UK_COLUMN_FACT_ON");

_Static_assert(UK_DECIMAL_SIZE == 96u, "UK_DECIMAL_SIZE");
_Static_assert(UK_REMAINDER_LARGEST == 0, "UK_REMAINDER_LARGEST");
_Static_assert(UK_REMAINDER_IN_ORDER == 1, "UK_REMAINDER_IN_ORDER");

_Static_assert(UK_FORMAT_TABLE == 0, "UK_FORMAT_TABLE");
_Static_assert(UK_FORMAT_CSV == 1, "UK_FORMAT_CSV");
_Static_assert(UK_FORMAT_JSON == 2, "UK_FORMAT_JSON");

_Static_assert(UK_CAPITALS_SIZE == 128u, "UK_CAPITALS_SIZE");
_Static_assert(UK_IDENTITY_SIZE == 19u, "UK_IDENTITY_SIZE");

_Static_assert(UK_CAPITALS_PAYMENT == 0, "UK_CAPITALS_PAYMENT");
_Static_assert(UK_CAPITALS_ACCOUNTING == 1, "UK_CAPITALS_ACCOUNTING");

_Static_assert(UK_SEX_MALE == 1, "UK_SEX_MALE");
_Static_assert(UK_SEX_FEMALE == 2, "UK_SEX_FEMALE");

_Static_assert(UK_MASKING_FULL == 0, "UK_MASKING_FULL");
_Static_assert(UK_MASKING_LIST == 1, "UK_MASKING_LIST");
_Static_assert(UK_MASKING_INTERNAL == 2, "UK_MASKING_INTERNAL");
_Static_assert(UK_MASKING_NONE == 3, "UK_MASKING_NONE");

/* Enumerations are 32 bits wide everywhere. */
_Static_assert(sizeof(uk_status) == 4 && (uk_status)-1 < 0, "uk_status");
_Static_assert(sizeof(uk_language) == 4 && (uk_language)-1 < 0, "uk_language");
_Static_assert(sizeof(uk_severity) == 4 && (uk_severity)-1 < 0, "uk_severity");
_Static_assert(sizeof(uk_type) == 4 && (uk_type)-1 < 0, "uk_type");
_Static_assert(sizeof(uk_value_kind) == 4 && (uk_value_kind)-1 < 0, "uk_value_kind");
_Static_assert(sizeof(uk_verdict) == 4 && (uk_verdict)-1 < 0, "uk_verdict");
_Static_assert(sizeof(uk_cause_kind) == 4 && (uk_cause_kind)-1 < 0, "uk_cause_kind");
_Static_assert(sizeof(uk_relation) == 4 && (uk_relation)-1 < 0, "uk_relation");
_Static_assert(sizeof(uk_reason_kind) == 4 && (uk_reason_kind)-1 < 0, "uk_reason_kind");
_Static_assert(sizeof(uk_grant_state) == 4 && (uk_grant_state)-1 < 0, "uk_grant_state");
_Static_assert(sizeof(uk_limit_keep) == 4 && (uk_limit_keep)-1 < 0, "uk_limit_keep");
_Static_assert(sizeof(uk_column_kind) == 4 && (uk_column_kind)-1 < 0, "uk_column_kind");
_Static_assert(sizeof(uk_remainder) == 4 && (uk_remainder)-1 < 0, "uk_remainder");
_Static_assert(sizeof(uk_format) == 4 && (uk_format)-1 < 0, "uk_format");
_Static_assert(sizeof(uk_capitals_ending) == 4 && (uk_capitals_ending)-1 < 0, "uk_capitals_ending");
_Static_assert(sizeof(uk_teammates) == 4 && (uk_teammates)-1 < 0, "uk_teammates");
_Static_assert(sizeof(uk_sex) == 4 && (uk_sex)-1 < 0, "uk_sex");
_Static_assert(sizeof(uk_masking) == 4 && (uk_masking)-1 < 0, "uk_masking");

/* What callers allocate, on 64-bit machines: without a struct_size it can never grow. What is walked by stride may. */
#if UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(uk_value) == 56, "uk_value");
_Static_assert(sizeof(uk_reading_choice) == 8, "uk_reading_choice");
_Static_assert(sizeof(uk_parameter_choice) == 24, "uk_parameter_choice");
_Static_assert(sizeof(uk_decide_options) == 64, "uk_decide_options");
_Static_assert(sizeof(uk_number) == 16, "uk_number");
_Static_assert(sizeof(uk_column) == 32, "uk_column");
_Static_assert(sizeof(uk_screen_output) == 48, "uk_screen_output");
_Static_assert(sizeof(uk_category_total) == 24, "uk_category_total");
_Static_assert(sizeof(uk_grant_total) == 24, "uk_grant_total");
_Static_assert(sizeof(uk_sum) == 16, "uk_sum");
_Static_assert(sizeof(uk_claim) == 16, "uk_claim");
_Static_assert(sizeof(uk_allocate_options) == 16, "uk_allocate_options");
_Static_assert(sizeof(uk_identity) == 16, "uk_identity");
_Static_assert(sizeof(uk_seed_source) == 32, "uk_seed_source");
_Static_assert(sizeof(uk_draw_entry) == 40, "uk_draw_entry");
_Static_assert(sizeof(uk_draw_options) == 16, "uk_draw_options");
_Static_assert(UK_TEAMMATES_ANYWHERE == 0, "UK_TEAMMATES_ANYWHERE");
_Static_assert(UK_TEAMMATES_APART == 1, "UK_TEAMMATES_APART");
_Static_assert(UK_TEAMMATES_SPREAD == 2, "UK_TEAMMATES_SPREAD");
_Static_assert(UK_TEAMMATES_AT_MOST == 3, "UK_TEAMMATES_AT_MOST");
_Static_assert(sizeof(uk_pair_options) == 24, "uk_pair_options");
_Static_assert(sizeof(uk_side) == 16, "uk_side");
_Static_assert(sizeof(uk_match) == 48, "uk_match");
_Static_assert(sizeof(uk_lane) == 24, "uk_lane");
_Static_assert(sizeof(uk_bye) == 16, "uk_bye");
_Static_assert(UK_PAIRING_ROUND_ROBIN == 0, "UK_PAIRING_ROUND_ROBIN");
_Static_assert(UK_PAIRING_KNOCKOUT == 1, "UK_PAIRING_KNOCKOUT");
_Static_assert(UK_PAIRING_HEATS == 2, "UK_PAIRING_HEATS");
_Static_assert(UK_PLACES_FIRST == 0, "UK_PLACES_FIRST");
_Static_assert(UK_PLACES_THIRD == 1, "UK_PLACES_THIRD");
_Static_assert(UK_PLACES_ALL == 2, "UK_PLACES_ALL");
_Static_assert(UK_SIDE_ENTRY == 0, "UK_SIDE_ENTRY");
_Static_assert(UK_SIDE_WINNER == 1, "UK_SIDE_WINNER");
_Static_assert(UK_SIDE_LOSER == 2, "UK_SIDE_LOSER");
#endif

_Static_assert(UK_MARK_TIME == 0, "UK_MARK_TIME");
_Static_assert(UK_MARK_DISTANCE == 1, "UK_MARK_DISTANCE");
_Static_assert(UK_MARK_COUNT == 2, "UK_MARK_COUNT");
_Static_assert(UK_MARK_SCORE == 3, "UK_MARK_SCORE");
_Static_assert(UK_MARK_MATCH == 5, "UK_MARK_MATCH");
_Static_assert(UK_MARK_FINISH_ORDER == 4, "UK_MARK_FINISH_ORDER");

_Static_assert(UK_START_OK == 0, "UK_START_OK");
_Static_assert(UK_START_NM == 1, "UK_START_NM");
_Static_assert(UK_START_DNF == 2, "UK_START_DNF");
_Static_assert(UK_START_DNS == 3, "UK_START_DNS");
_Static_assert(UK_START_DQ == 4, "UK_START_DQ");
_Static_assert(UK_START_WD == 5, "UK_START_WD");
_Static_assert(UK_START_MISSING == 6, "UK_START_MISSING");

_Static_assert(UK_FORMAT_HTML == 3, "UK_FORMAT_HTML");

_Static_assert(UK_RESULT_PROVISIONAL == 0, "UK_RESULT_PROVISIONAL");
_Static_assert(UK_RESULT_OFFICIAL == 1, "UK_RESULT_OFFICIAL");
_Static_assert(UK_RESULT_AWARDED == 2, "UK_RESULT_AWARDED");

_Static_assert(UK_MOVE_MARK == 0, "UK_MOVE_MARK");
_Static_assert(UK_MOVE_PLACE == 1, "UK_MOVE_PLACE");
_Static_assert(UK_MOVE_POINTS == 2, "UK_MOVE_POINTS");
_Static_assert(UK_MOVE_TOTAL == 3, "UK_MOVE_TOTAL");
_Static_assert(UK_MOVE_STANDING_PLACE == 4, "UK_MOVE_STANDING_PLACE");
_Static_assert(UK_MOVE_PRIZE == 5, "UK_MOVE_PRIZE");
