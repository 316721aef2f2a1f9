#!/usr/bin/env sh
# The C consumer under valgrind: no leak, no wrong access, for a good plan and for a missing one.
#   valgrind.sh PROGRAM PLAN
set -eu
if ! command -v valgrind >/dev/null; then
    echo "skipped: valgrind is not installed"
    exit 77
fi
check() { valgrind --quiet --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible --error-exitcode=99 "$@"; }
check "$1" "$2"
status=0
check "$1" "$2.none" || status=$?
[ "$status" = 2 ]
