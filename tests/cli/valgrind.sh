#!/usr/bin/env sh
# The command on the examples under valgrind: no leak, no wrong access, no use of what was never set.
#   valgrind.sh PROGRAM EXAMPLES
set -eu
if ! command -v valgrind >/dev/null; then
    echo "skipped: valgrind is not installed"
    exit 77
fi
program=$1
cd "$2"

# check EXIT ARGUMENTS...: how the command must end, and how it is called.
check() {
    wanted=$1
    shift
    status=0
    valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible \
        --error-exitcode=99 "$program" "$@" >/dev/null 2>"$log" || status=$?
    if [ "$status" != "$wanted" ]; then
        echo "exit $status instead of $wanted: $*" >&2
        cat "$log" >&2
        exit 1
    fi
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
s4_1=plans/s4-1-district-screening
check 0 check plans/*/plan.toml
check 0 test plans/*/plan.toml payments/plan.toml
check 0 test --coverage payments/plan.toml
check 1 screen $s4_1/plan.toml $s4_1/roster-gbk.csv --members $s4_1/members.csv --format json --reasons
check 0 grant payments/plan.toml payments/roster.csv --on 2016-12-20 --past payments/past.csv --pool 1500元
check 0 explain $s4_1/plan.toml $s4_1/roster.csv --row 22
check 0 explain $s4_1/plan.toml $s4_1/roster.csv --id S4-019 --on 2016-12-20 --format json
s0_1=plans/s0-1-grade-group-fun-meet
check 0 score $s0_1/plan.toml $s0_1/marks.csv --format html
check 0 score plans/s1-3-teachers-day-recital/plan.toml plans/s1-3-teachers-day-recital/marks.csv --format html
check 0 enter $s0_1/plan.toml $s0_1/entries.csv --format html
check 2 screen $s4_1/plan.toml $s4_1/none.csv
check 2 check "$log/none.toml"
