#!/usr/bin/env sh
# The library against the interface as it was released: members may be appended, nothing may change.
#   abi.sh LIBRARY CAPI            compares with CAPI/abi/unionkit.abi
#   abi.sh LIBRARY CAPI --write    writes the baseline anew: only for a version that may break
# The library must have been built with -g: without types there is nothing to compare.
set -eu
library=$1 capi=$2
if ! command -v abidiff >/dev/null; then
    echo "skipped: abidiff is not installed (Debian: abigail-tools)"
    exit 77
fi
if [ "${3:-}" = --write ]; then
    exec abidw --headers-dir "$capi/include" --drop-private-types --exported-interfaces-only --no-corpus-path --no-comp-dir-path --short-locs --out-file "$capi/abi/unionkit.abi" "$library"
fi
if ! readelf -S "$library" | grep -q debug_info; then
    echo "skipped: the library has no debug information"
    exit 77
fi
exec abidiff --headers-dir2 "$capi/include" --drop-private-types --exported-interfaces-only --no-added-syms --suppressions "$capi/abi/append.abignore" "$capi/abi/unionkit.abi" "$library"
