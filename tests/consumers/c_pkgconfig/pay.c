/* Lists who is paid what by a plan with a pool of money, in plain C99: pay PLAN [YUAN]
 *
 *     cc -std=c99 pay.c $(pkg-config --cflags --libs unionkit) -o pay
 *     ./pay examples/payments/plan.toml 1000
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unionkit.h>

/* Element i of an array with a stride. */
#define AT(type, first, stride, i) ((const type*)((const char*)(first) + (i) * (stride)))

static uk_value value(const uk_plan* plan, const char* name, uk_value_kind kind, int64_t number) {
    uk_value result = {0};
    result.kind = kind;
    result.number = number;
    uk_plan_find_fact(plan, name, strlen(name), &result.fact, NULL);
    return result;
}

/* Judges one household and adds it to the list. */
static uk_status add(const uk_plan* plan, uk_evaluator* evaluator, uk_payment_run* run, const char* label, int64_t people, int64_t income_fen,
                     uk_error** error) {
    uk_decide_options options = UK_DECIDE_OPTIONS_INIT;
    const uk_decision* decision = NULL;
    uk_value facts[3];
    uk_status status;
    facts[0] = value(plan, "家庭人口", UK_VALUE_NUMBER, people);
    facts[1] = value(plan, "家庭月收入", UK_VALUE_FEN, income_fen);
    facts[2] = value(plan, "历次帮扶", UK_VALUE_LIST, 0); /* no items: nothing was given before */
    options.on = 17155;
    options.has_on = 1;
    /* [add] */
    status = uk_evaluator_decide(evaluator, facts, 3, &options, &decision, error);
    if (status == UK_STATUS_OK) status = uk_payment_run_add(run, evaluator, 0, label, strlen(label), error);
    /* [add] */
    return status;
}

/* [list] */
static void list(const uk_plan* plan, const uk_payment_run* run) {
    size_t count, stride, who_stride, grant_stride, i;
    const uk_paid_household* who = uk_payment_run_households(run, NULL, &who_stride);
    const uk_grant* grant = uk_plan_grants(plan, NULL, &grant_stride);
    const uk_payment* payment = uk_payment_run_payments(run, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_payment* one = AT(uk_payment, payment, stride, i);
        printf("%s %s: %lld of %lld fen\n", AT(uk_paid_household, who, who_stride, one->household)->label, AT(uk_grant, grant, grant_stride, one->grant)->id,
               (long long)one->paid_fen, (long long)one->claim_fen);
    }
}
/* [list] */

/* Totals have 128 bits; here the upper half is 0. */
static void totals(const uk_plan* plan, const uk_payment_run* run) {
    size_t count, stride, name_stride, i;
    const uk_pool* pool = uk_plan_pools(plan, NULL, &name_stride);
    const uk_pool_total* pools = uk_payment_run_pools(run, &count, &stride);
    const uk_grant_payments* grants;
    const uk_category_payments* categories;
    const uk_unsettled* open;
    for (i = 0; i < count; ++i) printf("%s: %lld fen left\n", AT(uk_pool, pool, name_stride, i)->id, (long long)AT(uk_pool_total, pools, stride, i)->left_fen);
    grants = uk_payment_run_grants(run, &count, &stride);
    for (i = 0; i < count; ++i) printf("grant %u: %llu fen\n", (unsigned)i, (unsigned long long)AT(uk_grant_payments, grants, stride, i)->paid.low_fen);
    categories = uk_payment_run_categories(run, &count, &stride);
    for (i = 0; i < count; ++i)
        printf("category %u: %llu households\n", (unsigned)i, (unsigned long long)AT(uk_category_payments, categories, stride, i)->households);
    open = uk_payment_run_unsettled(run, &count, &stride);
    for (i = 0; i < count; ++i) printf("open: %s\n", AT(uk_unsettled, open, stride, i)->why_en);
    printf("paid: %llu fen\n", (unsigned long long)uk_payment_run_paid(run)->low_fen);
}

/* [allocate] */
/* 1000 yuan for three claims, in whole yuan: what a share leaves over goes to the largest fractions. */
static uk_status share(uk_error** error) {
    const uk_claim claims[] = {{60000, 0, 0}, {60000, 0, 0}, {30000, 0, 0}}; /* fen, rank: all stand equal */
    uk_allocate_options options = UK_ALLOCATE_OPTIONS_INIT;
    int64_t paid[3], left;
    uk_status status;
    options.step_fen = 100;
    status = uk_allocate(100000, claims, 3, &options, paid, &left, error);
    if (status == UK_STATUS_OK) printf("shared: %lld %lld %lld, left %lld\n", (long long)paid[0], (long long)paid[1], (long long)paid[2], (long long)left);
    return status;
}
/* [allocate] */

int main(int argc, char** argv) {
    const char* path = argc > 1 ? argv[1] : "plan.toml";
    uk_plan* plan = NULL;
    uk_evaluator* evaluator = NULL;
    uk_payment_run* run = NULL;
    uk_error* error = NULL;
    const char* text = NULL;
    int64_t pool_fen = argc > 2 ? 100 * (int64_t)atol(argv[2]) : 100000;
    uk_status status = uk_plan_load_file(path, strlen(path), &plan, NULL, &error);
    if (status == UK_STATUS_OK) status = uk_evaluator_new(plan, &evaluator, &error);
    /* [run] */
    if (status == UK_STATUS_OK) status = uk_payment_run_new(plan, "编号", strlen("编号"), &run, &error);
    if (status == UK_STATUS_OK) status = add(plan, evaluator, run, "甲", 3, 200000, &error);
    if (status == UK_STATUS_OK) status = add(plan, evaluator, run, "丙", 2, 100000, &error);
    if (status == UK_STATUS_OK) status = uk_payment_run_finish(run, &pool_fen, 1, &error);
    if (status == UK_STATUS_OK) list(plan, run);
    /* [run] */
    if (status == UK_STATUS_OK) totals(plan, run);
    if (status == UK_STATUS_OK) status = uk_payment_run_text(run, UK_FORMAT_CSV, UK_LANGUAGE_EN, &text, NULL, &error);
    if (text) fputs(text, stdout);
    if (status == UK_STATUS_OK) status = share(&error);
    if (status != UK_STATUS_OK) fprintf(stderr, "%s: %s\n", uk_error_field(error), uk_error_message(error, UK_LANGUAGE_EN));
    uk_error_free(error);
    uk_payment_run_free(run);
    uk_evaluator_free(evaluator);
    uk_plan_free(plan);
    return status == UK_STATUS_OK ? 0 : status == UK_STATUS_NOT_FOUND ? 2 : 1;
}
