/* Draws lots into two groups, in plain C99, and replays the transcript: draw NAME NAME …
 *
 *     cc -std=c99 draw.c $(pkg-config --cflags --libs unionkit) -o draw
 *     ./draw 甲 乙 丙 丁
 */
#include <stdio.h>
#include <string.h>
#include <unionkit.h>

#define MOST 100

/* Element i of an array with a stride. */
#define AT(type, first, stride, i) ((const type*)((const char*)(first) + (i) * (stride)))

/* [groups] */
static void print_groups(const uk_draw* draw) {
    size_t count, stride, i;
    const uk_draw_slot* slots = uk_draw_slots(draw, &count, &stride);
    for (i = 0; i < count; ++i) {
        const uk_draw_slot* slot = AT(uk_draw_slot, slots, stride, i);
        if (slot->place == 0) printf("%s%u:", slot->group == 0 ? "" : "\n", (unsigned)slot->group + 1);
        printf(" %s", slot->label);
    }
    printf("\n\n");
}
/* [groups] */

int main(int argc, char** argv) {
    uk_draw_entry entries[MOST] = {{0}};
    const uk_seed_source sources[] = {{"福彩3D 第2026101期", strlen("福彩3D 第2026101期"), "5 2 7", strlen("5 2 7")}, {"项目", strlen("项目"), "拔河", strlen("拔河")}};
    uk_draw_options options = UK_DRAW_OPTIONS_INIT;
    uk_draw *draw = NULL, *again = NULL;
    uk_error* error = NULL;
    uk_status status;
    size_t count = 0, length = 0;
    const char* transcript;
    for (; count < MOST && (int)count + 1 < argc; ++count) {
        entries[count].label = argv[count + 1];
        entries[count].label_len = strlen(argv[count + 1]);
        entries[count].slot = UK_NONE; /* by lot */
    }
    /* [draw] */
    options.groups = 2;
    status = uk_draw_lots(entries, count, sources, 2, &options, &draw, &error);
    if (status == UK_STATUS_OK) print_groups(draw);
    transcript = uk_draw_transcript(draw, &length);
    if (status == UK_STATUS_OK) status = uk_draw_read(transcript, length, &again, &error); /* as everybody else can */
    /* [draw] */
    if (status == UK_STATUS_OK) fputs(uk_draw_transcript(again, NULL), stdout);
    if (status != UK_STATUS_OK) fprintf(stderr, "%s: %s\n", uk_error_field(error), uk_error_message(error, UK_LANGUAGE_EN));
    uk_error_free(error);
    uk_draw_free(again);
    uk_draw_free(draw);
    return status == UK_STATUS_OK ? 0 : 1;
}
