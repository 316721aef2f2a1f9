#!/usr/bin/env bash
# Builds everything and passes every test, with gcc and with gcc's address and undefined-behaviour sanitizers.
#   tests/run.sh          what every change must pass
#   tests/run.sh --all    also clang, clang-tidy, clang-format, the documentation, the demo, threads under ThreadSanitizer and a minute of fuzzing
#   tests/run.sh --coverage   nothing but the line coverage of src and include by the tests of --all that are not slow
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. tests/packages.sh

all=no coverage=no
case "${1:-}" in
    "") ;;
    --all) all=yes ;;
    --coverage) coverage=yes ;;
    *) echo "usage: tests/run.sh [--all | --coverage]" >&2; exit 2 ;;
esac
jobs=$(nproc)
totals=$(mktemp)

say() { printf '\n== %s\n' "$1"; }

# Whatever happens, the last lines say how many tests passed.
finish() {
    say "totals"
    cat "$totals"
    rm -f "$totals"
}
trap finish EXIT

build() {
    say "build: $1"
    cmake --preset "$1" >/dev/null
    cmake --build --preset "$1" --parallel "$jobs"
}

# Runs the tests of a build and keeps ctest's closing lines for the end.
run_tests() {
    local preset=$1 log passed=yes slow=(-LE slow)
    [ "$all$preset" != yesdev ] || slow=()
    say "tests: $preset"
    log=$root/build/$preset/tests.log
    ctest --preset "$preset" --parallel "$jobs" "${slow[@]}" 2>&1 | tee "$log" || passed=no
    { echo "$preset:"; grep -E '^[0-9]+% tests passed|^Total Test time' "$log" || true; } >>"$totals"
    [ "$passed" = yes ]
}

check_format() {
    say "clang-format"
    # Tables of messages are aligned by hand.
    find . -name build -prune -o \( -name '*.hpp' -o -name '*.cpp' \) ! -name '*messages.hpp' -print0 | sort -z | xargs -0 clang-format --dry-run --Werror
}

check_tidy() {
    say "clang-tidy"
    run-clang-tidy -p build/clang -quiet -j "$jobs" "$root/src/" >build/clang/tidy.log 2>&1 || {
        grep -E 'warning:|error:' -A 4 build/clang/tidy.log >&2 || cat build/clang/tidy.log >&2
        return 1
    }
}

build_docs() {
    say "documentation"
    cmake --preset docs >/dev/null
    cmake --build --preset docs
}

# A minute in all. What is found stays in build/fuzz: mend it, and add the input to tests/cases/bad.
fuzz() {
    local what seconds=12 cases=tests/cases/bad
    local -A seeds=([plan]="$cases/plan $cases/expression" [expression]="" [roster]="$cases/roster $cases/members" [marks]="$cases/marks $cases/entries"
        [transcript]="$cases/transcript")
    for what in plan expression roster marks transcript; do
        say "fuzzing: $what"
        mkdir -p "build/fuzz/found/$what"
        # shellcheck disable=SC2086  # several folders, none with a blank
        "build/fuzz/tests/fuzz/${what}_fuzz" -seed=20161220 -max_total_time=$seconds -timeout=20 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=0 -verbosity=0 \
            -dict="tests/fuzz/$what.dict" -artifact_prefix="build/fuzz/$what-" "build/fuzz/found/$what" "tests/fuzz/seeds/$what" ${seeds[$what]}
    done
}

# Lines of src and include that the tests reach.
measure_coverage() {
    install_missing "${coverage_packages[@]}"
    build coverage
    find build/coverage -name '*.gcda' -delete
    run_tests coverage
    say "coverage"
    gcovr --root . --filter src/ --filter include/ --object-directory build/coverage -j "$jobs" --txt build/coverage/lines.txt --print-summary \
        --fail-under-line 95 build/coverage/src build/coverage/capi build/coverage/tests || { cat build/coverage/lines.txt; return 1; }
}

install_missing "${build_packages[@]}" "${test_packages[@]}"
if command -v ccache >/dev/null; then  # the same source in another checkout, or built once more by a test of installing, is not compiled again
    export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
fi
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

if [ "$coverage" = yes ]; then
    measure_coverage
    exit
fi
if [ "$all" = yes ]; then
    install_missing "${check_packages[@]}"
    check_format
    build_docs
    build clang
    check_tidy
    run_tests clang
    say "demo"
    examples/demo.sh
fi
build dev
run_tests dev
build asan
run_tests asan
if [ "$all" = yes ]; then
    build tsan
    run_tests tsan
    build fuzz
    fuzz
fi
