#!/usr/bin/env bash
# One real plan from end to end: builds unionkit, checks and tests the plan, screens 300 households, explains two of them.
#   examples/demo.sh              results in Chinese
#   examples/demo.sh --lang en    results in English
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
language=zh
[ "${1:-}" != --lang ] || language=${2:?--lang zh|en}

# shellcheck source=tests/packages.sh
. "$root/tests/packages.sh"

say() { printf '\n== %s\n   %s\n\n' "$1" "$2"; }

# Shows a command as one would type it, and runs it.
run() {
    printf '$ unionkit %s\n' "$*"
    "$root/build/release/bin/unionkit" "$@" --lang "$language"
}

install_missing "${build_packages[@]}"

cd "$root"
say "编译（只在第一次较慢）" "Building (slow only the first time)"
cmake --preset release -DUNIONKIT_TESTS=OFF >/dev/null
cmake --build --preset release --target unionkit_command --parallel "$(nproc)"

cd "$root/examples/plans/s4-1-district-screening"
say "检查方案：写法、名称、单位、自查条目" "Check the plan: spelling, names, units, its own checks"
run check plan.toml

say "跑方案里的测试：每条线的低一分、正好、高一分" "Run the plan's tests: one fen below, at and above every line"
run test plan.toml

result=$(mktemp)
trap 'rm -f "$result"' EXIT
say "筛 300 户的名册，先看前几户" "Screen a roster of 300 households; the first ones"
run screen plan.toml roster.csv >"$result"
head -n 16 "$result"
echo "…"
tail -n 8 "$result"

say "为什么不符合：第 22 行，差 0.0033 元" "Why not: row 22, 0.0033 yuan above the line"
run explain plan.toml roster.csv --row 22

say "为什么不明：第 124 行，没填家庭人口" "Why it cannot be told: row 124, the head count is missing"
run explain plan.toml roster.csv --row 124

say "完成。接下来看 README.md 的“头十分钟”" "Done. Next: the first ten minutes in README.md"
