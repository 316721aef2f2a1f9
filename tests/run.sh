#!/usr/bin/env bash
# Builds everything and passes every test, with gcc and with gcc's address and undefined-behaviour sanitizers.
#   tests/run.sh          what every change must pass
#   tests/run.sh --all    also clang, clang-tidy, clang-format, the documentation, the demo and threads under ThreadSanitizer
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. tests/packages.sh

all=no
case "${1:-}" in
    "") ;;
    --all) all=yes ;;
    *) echo "usage: tests/run.sh [--all]" >&2; exit 2 ;;
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

install_missing "${build_packages[@]}" "${test_packages[@]}"
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1

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
fi
