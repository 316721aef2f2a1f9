/* Judges one household by a plan, in plain C99: judge PLAN
 *
 *     cc -std=c99 judge.c $(pkg-config --cflags --libs unionkit) -o judge
 */
#include <stdio.h>
#include <string.h>
#include <unionkit.h>

/* [load] */
static uk_plan* load(const char* path) {
    uk_plan* plan = NULL;
    uk_findings* findings = NULL;
    uk_error* error = NULL;
    if (uk_plan_load_file(path, strlen(path), &plan, &findings, &error) != UK_STATUS_OK) {
        size_t count, stride, i;
        const char* item = (const char*)uk_findings_items(findings, &count, &stride);
        for (i = 0; i < count; ++i) fputs(((const uk_finding*)(item + i * stride))->rendered_en, stderr);
        fprintf(stderr, "%s: %s\n", path, uk_error_message(error, UK_LANGUAGE_EN));
        uk_error_free(error);
    }
    uk_findings_free(findings);
    return plan;
}
/* [load] */

/* [value] */
static uk_value value(const uk_plan* plan, const char* name, uk_value_kind kind, int64_t number) {
    uk_value result = {0};
    result.kind = kind;
    result.number = number;
    uk_plan_find_fact(plan, name, strlen(name), &result.fact, NULL); /* UK_NONE if there is none, which decide refuses */
    return result;
}
/* [value] */

/* [print] */
static void print(const uk_plan* plan, const uk_decision* decision) {
    static const char* const words[] = {"no", "yes", "unknown"};
    size_t count, stride, category_stride, i;
    const char* category = (const char*)uk_plan_categories(plan, NULL, &category_stride);
    const char* item = (const char*)uk_decision_verdicts(decision, &count, &stride);
    for (i = 0; i < count; ++i)
        printf("%s: %s\n", ((const uk_category*)(category + i * category_stride))->id, words[((const uk_category_verdict*)(item + i * stride))->verdict]);
    item = (const char*)uk_decision_reasons(decision, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_reason* reason = (const uk_reason*)(item + i * stride);
        char margin[UK_DECIMAL_SIZE];
        if (uk_number_decimal(reason->margin.numerator, reason->margin.denominator, 4, margin, sizeof margin, NULL, NULL) == UK_STATUS_OK)
            printf("%s: %s, margin %s %s\n", reason->rule, reason->left, margin, reason->unit);
    }
}
/* [print] */

int main(int argc, char** argv) {
    uk_plan* plan = load(argc > 1 ? argv[1] : "plan.toml");
    uk_evaluator* evaluator = NULL;
    uk_error* error = NULL;
    const uk_decision* decision = NULL;
    if (!plan) return 2;

    /* [decide] */
    uk_value facts[] = {
        value(plan, "家庭人口", UK_VALUE_NUMBER, 3),
        value(plan, "家庭月收入", UK_VALUE_FEN, 350999), /* 3509.99 yuan */
        value(plan, "政府救助后仍困难", UK_VALUE_TRUTH, 1),
        value(plan, "致困原因", UK_VALUE_SET, 0), /* none of them */
        value(plan, "重病或重大灾害", UK_VALUE_TRUTH, 0),
    };
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    options.region = "120116";
    options.region_len = 6;
    options.on = 17155; /* 2016-12-20: days since 1970-01-01 */
    options.has_on = 1;
    options.flags = UK_DECIDE_REASONS;

    if (uk_evaluator_new(plan, &evaluator, &error) == UK_STATUS_OK &&
        uk_evaluator_decide(evaluator, facts, sizeof facts / sizeof facts[0], &options, &decision, &error) == UK_STATUS_OK)
        print(plan, decision);
    else
        fprintf(stderr, "%s: %s\n", uk_error_field(error), uk_error_message(error, UK_LANGUAGE_EN));
    /* [decide] */

    /* [free] */
    uk_error_free(error);
    uk_evaluator_free(evaluator); /* its decision goes with it */
    uk_plan_free(plan);
    /* [free] */
    return decision ? 0 : 1;
}
