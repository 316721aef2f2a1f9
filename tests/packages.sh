# The Debian packages that unionkit needs, in one place, and how to get those that are missing.
# Sourced by examples/demo.sh and tests/run.sh.

# To build the library and the command.
build_packages=(g++ cmake ninja-build libboost-dev libtomlplusplus-dev libutf8proc-dev libcli11-dev)
# To build and run the tests.
test_packages=(catch2 librapidcheck-dev python3 python3-venv pkg-config ccache)
# For the slower checks of tests/run.sh --all.
check_packages=(abigail-tools valgrind clang libclang-rt-14-dev clang-16 libclang-rt-16-dev clang-tidy clang-format doxygen doxygen-awesome-css)
# For tests/run.sh --coverage.
coverage_packages=(gcovr)

# Installs those of the given packages that are missing; quiet and fast when none is.
install_missing() {
    local package missing=()
    if ! command -v dpkg-query apt-get >/dev/null; then
        echo "这不是 Debian 系统，请自行安装：$* / not a Debian system, install these yourself: $*" >&2
        return 0
    fi
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | head -n 1)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "缺少软件包，请用管理员身份安装：${missing[*]} / packages are missing, install them as root: ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "安装软件包 / installing: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" >/dev/null
}
