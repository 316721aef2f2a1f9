#include "progress.hpp"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace unionkit::cli {

namespace {

constexpr std::chrono::seconds patience{1};
constexpr std::chrono::milliseconds between{200};

}  // namespace

Progress::Progress(Language language, bool is_wanted)
    : language_{language}, is_wanted_{is_wanted && isatty(STDERR_FILENO) == 1}, next_{std::chrono::steady_clock::now() + patience} {}

Progress::~Progress() { finish(); }

void Progress::look_at_clock() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + between;
    is_shown_ = true;
    const std::string rows = std::to_string(rows_);
    std::fputs((language_ == Language::zh ? "\r已判 " + rows + " 户 …" : "\r" + rows + " households judged …").c_str(), stderr);
    std::fflush(stderr);
}

void Progress::finish() {
    if (!is_shown_) return;
    is_shown_ = false;
    std::fputs("\r\x1b[K", stderr);
}

}  // namespace unionkit::cli
