/* Scores a meet, in plain C99: score PLAN MARKS.csv [ENTRIES.csv [RULINGS.csv]]
 *
 *     cc -std=c99 score.c $(pkg-config --cflags --libs unionkit) -o score
 *     ./score examples/plans/s0-1-grade-group-fun-meet/plan.toml examples/plans/s0-1-grade-group-fun-meet/marks.csv
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unionkit.h>

/* Element i of an array with a stride. */
#define AT(type, first, stride, i) ((const type*)((const char*)(first) + (i) * (stride)))

/* A whole file; its text is the caller's to free. */
static uk_sheet sheet_of(const char* path) {
    uk_sheet sheet = {0};
    FILE* file = fopen(path, "rb");
    long size;
    char* text;
    if (!file) return sheet;
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0 && (text = malloc((size_t)size))) {
        rewind(file);
        sheet.text = text;
        sheet.text_len = fread(text, 1, (size_t)size, file);
    }
    fclose(file);
    sheet.name = path;
    sheet.name_len = strlen(path);
    return sheet;
}

static void tell(const uk_findings* findings) {
    size_t count, stride, i;
    const uk_finding* finding = uk_findings_items(findings, &count, &stride);
    for (i = 0; i < count; ++i) fputs(AT(uk_finding, finding, stride, i)->rendered_en, stderr);
}

/* [rankings] */
static void rankings(const uk_plan* plan, const uk_meet* meet) {
    size_t count, stride, contest_stride, i, j;
    const uk_contest* contests = uk_plan_contests(plan, NULL, &contest_stride);
    const uk_ranking* first = uk_meet_rankings(meet, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_ranking* ranking = AT(uk_ranking, first, stride, i);
        const char* const* names = ranking->contest == UK_NONE ? uk_meet_ranked(meet, NULL) : uk_meet_contestants(meet, NULL);
        printf("%s%s\n", ranking->contest == UK_NONE ? "standing" : AT(uk_contest, contests, contest_stride, ranking->contest)->id,
               ranking->is_provisional ? " (provisional)" : "");
        for (j = 0; j < ranking->placing_count; ++j) {
            const uk_placing* placing = AT(uk_placing, ranking->placings, ranking->placing_stride, j);
            if (placing->place.denominator == 1) printf("%lld", (long long)placing->place.numerator);
            printf("\t%s\t%s\t%s\n", names[placing->contestant], placing->prize, placing->note_en);
        }
    }
}
/* [rankings] */

static void prizes(const uk_meet* meet) {
    size_t count, stride, i;
    const uk_prize* prize = uk_meet_prizes(meet, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_prize* one = AT(uk_prize, prize, stride, i);
        const char* const* names = one->is_for_ranked ? uk_meet_ranked(meet, NULL) : uk_meet_contestants(meet, NULL);
        printf("%s: %s\n", names[one->contestant], *one->title ? one->title : one->why_en);
    }
}

/* [rulings] */
static void rulings(const uk_meet* meet) {
    size_t count, stride, i, j;
    const uk_ruling* first = uk_meet_rulings(meet, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_ruling* ruling = AT(uk_ruling, first, stride, i);
        printf("ruling %s: %s\n", ruling->number, ruling->words_en);
        for (j = 0; j < ruling->move_count; ++j) {
            const uk_move* move = AT(uk_move, ruling->moves, ruling->move_stride, j);
            const char* const* names = move->is_of_ranked ? uk_meet_ranked(meet, NULL) : uk_meet_contestants(meet, NULL);
            printf("\t%s: %s\n", names[move->contestant], move->words_en);
        }
    }
}
/* [rulings] */

static uk_status enter(const uk_plan* plan, const uk_sheet* sheet, uk_error** error) {
    size_t count, stride, i;
    uk_entries* entries = NULL;
    const uk_entry* entry;
    uk_status status = uk_entries_check(plan, sheet, NULL, &entries, NULL, error);
    entry = uk_entries_items(entries, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_entry* one = AT(uk_entry, entry, stride, i);
        printf("%s: %s\n", one->label, one->accepted == UK_VERDICT_YES ? "accepted" : one->why_en);
    }
    if (status == UK_STATUS_OK) {
        const char* text;
        status = uk_entries_text(entries, UK_FORMAT_CSV, UK_LANGUAGE_EN, &text, NULL, error);
        if (status == UK_STATUS_OK) fputs(text, stdout);
    }
    uk_entries_free(entries);
    return status;
}

int main(int argc, char** argv) {
    uk_plan* plan = NULL;
    uk_meet* meet = NULL;
    uk_findings* findings = NULL;
    uk_error* error = NULL;
    uk_sheet marks = {0}, entries = {0}, log = {0};
    uk_meet_options options = UK_MEET_OPTIONS_INIT;
    const char* text = NULL;
    uk_status status;
    if (argc < 3) return 2;
    marks = sheet_of(argv[2]);
    if (argc > 4) {
        log = sheet_of(argv[4]);
        options.rulings = &log;
    }
    status = uk_plan_load_file(argv[1], strlen(argv[1]), &plan, NULL, &error);
    /* [score] */
    if (status == UK_STATUS_OK) status = uk_meet_score(plan, &marks, &options, &meet, &findings, &error);
    tell(findings);
    /* [score] */
    if (status == UK_STATUS_OK) {
        rankings(plan, meet);
        prizes(meet);
        rulings(meet);
        status = uk_meet_explain(meet, 0, UK_LANGUAGE_EN, &text, NULL, &error);
    }
    if (status == UK_STATUS_OK) {
        fputs(text, stdout);
        status = uk_meet_explain_ranked(meet, 0, UK_LANGUAGE_EN, &text, NULL, &error);
    }
    if (status == UK_STATUS_OK) {
        fputs(text, stdout);
        status = uk_meet_text(meet, UK_FORMAT_CSV, UK_LANGUAGE_EN, &text, NULL, &error);
    }
    if (status == UK_STATUS_OK) {
        fputs(text, stdout);
        if (argc > 3) {
            entries = sheet_of(argv[3]);
            status = enter(plan, &entries, &error);
        }
    }
    if (status != UK_STATUS_OK) fprintf(stderr, "%s\n", uk_error_message(error, UK_LANGUAGE_EN));
    uk_error_free(error);
    uk_findings_free(findings);
    uk_meet_free(meet);
    uk_plan_free(plan);
    free((void*)marks.text);
    free((void*)entries.text);
    free((void*)log.text);
    return status == UK_STATUS_OK ? 0 : 1;
}
