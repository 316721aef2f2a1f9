/* Pairs entries, in plain C99: a knockout by strength, a round robin by lot, heats on two lanes. pair NAME NAME …
 *
 *     cc -std=c99 pair.c $(pkg-config --cflags --libs unionkit) -o pair
 *     ./pair 甲 乙 丙
 */
#include <stdio.h>
#include <string.h>
#include <unionkit.h>

#define MOST 100

/* Element i of an array with a stride. */
#define AT(type, first, stride, i) ((const type*)((const char*)(first) + (i) * (stride)))

/* [matches] */
static void print_side(const uk_side* side) {
    if (side->from == UK_SIDE_ENTRY)
        printf(" %s", side->label);
    else
        printf(" %s %u", side->from == UK_SIDE_WINNER ? "winner of" : "loser of", (unsigned)side->match);
}

static void print_fixtures(const uk_fixtures* fixtures) {
    size_t count, stride, i;
    const uk_match* matches = uk_fixtures_matches(fixtures, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_match* match = AT(uk_match, matches, stride, i);
        printf("round %u, match %u:", (unsigned)match->round, (unsigned)match->number);
        print_side(&match->upper);
        printf(" -");
        print_side(&match->lower);
        printf("\n");
    }
}
/* [matches] */

int main(int argc, char** argv) {
    uk_draw_entry entries[MOST] = {{0}};
    const uk_seed_source source = {"福彩3D 第2026101期", strlen("福彩3D 第2026101期"), "5 2 7", strlen("5 2 7")};
    uk_pair_options knockout = UK_PAIR_OPTIONS_INIT, heats = UK_PAIR_OPTIONS_INIT;
    uk_fixtures *by_strength = NULL, *by_lot = NULL, *starts = NULL;
    uk_draw* draw = NULL;
    uk_error* error = NULL;
    uk_status status;
    size_t count = 0, found, stride, i;
    for (; count < MOST && (int)count + 1 < argc; ++count) {
        entries[count].label = argv[count + 1];
        entries[count].label_len = strlen(argv[count + 1]);
        entries[count].slot = UK_NONE;
    }
    knockout.system = UK_PAIRING_KNOCKOUT;
    knockout.places = UK_PLACES_THIRD;
    status = uk_pair(entries, count, &knockout, &by_strength, &error);
    if (status == UK_STATUS_OK) {
        const uk_bye* byes = uk_fixtures_byes(by_strength, &found, &stride);
        print_fixtures(by_strength);
        for (i = 0; i < found; ++i) printf("bye: %s\n", AT(uk_bye, byes, stride, i)->label);
    }
    if (status == UK_STATUS_OK) status = uk_draw_lots(entries, count, &source, 1, NULL, &draw, &error);
    if (status == UK_STATUS_OK) status = uk_pair_drawn(draw, NULL, &by_lot, &error);
    if (status == UK_STATUS_OK) print_fixtures(by_lot);
    heats.system = UK_PAIRING_HEATS;
    heats.lanes = 2;
    if (status == UK_STATUS_OK) status = uk_pair(entries, count, &heats, &starts, &error);
    if (status == UK_STATUS_OK) {
        const uk_lane* lanes = uk_fixtures_lanes(starts, &found, &stride);
        for (i = 0; i < found; ++i) {
            const uk_lane* lane = AT(uk_lane, lanes, stride, i);
            printf("heat %u, lane %u: %s\n", (unsigned)lane->heat, (unsigned)lane->lane, lane->label);
        }
    }
    if (status != UK_STATUS_OK) fprintf(stderr, "%s: %s\n", uk_error_field(error), uk_error_message(error, UK_LANGUAGE_EN));
    uk_error_free(error);
    uk_fixtures_free(starts);
    uk_fixtures_free(by_lot);
    uk_fixtures_free(by_strength);
    uk_draw_free(draw);
    return status == UK_STATUS_OK ? 0 : 1;
}
