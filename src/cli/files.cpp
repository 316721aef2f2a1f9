#include "files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <unionkit/limits.hpp>
#include <unionkit/value/system_error.hpp>

#include "messages.hpp"

namespace unionkit::cli {

namespace {

Error about_file(const std::string& path, const Message& message, int error = 0) {
    Finding finding{message, Severity::error, {}, {path, 0, 0, 0, {}}, {}};
    if (error != 0) finding.arguments.emplace_back(system_error(error));
    return Error{std::move(finding)};
}

Error too_large(const std::string& path, std::size_t most) {
    return Error{Finding{messages::file_too_large, Severity::error, {static_cast<std::int64_t>(most)}, {path, 0, 0, 0, {}}, {}}};
}

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

bool is_directory(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

/// /dev/zero never ends. A pipe does.
bool is_endless(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_character_file(path, ignored) || std::filesystem::is_block_file(path, ignored);
}

/// Something that exists and is no file with content of its own: /dev/null, a pipe.
bool is_device(const std::string& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

}  // namespace

std::string read_file(const std::string& path, std::size_t most) {
    if (is_directory(path)) throw about_file(path, messages::file_is_directory);
    if (is_endless(path)) throw about_file(path, messages::file_is_device);
    const std::unique_ptr<std::FILE, Closer> file{std::fopen(path.c_str(), "rb")};
    if (!file) throw errno == ENOENT ? about_file(path, messages::file_missing) : about_file(path, messages::file_unreadable, errno);
    std::string text;
    char buffer[1 << 16];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
        text.append(buffer, count);
        if (text.size() > most) throw too_large(path, most);
    }
    if (std::ferror(file.get()) != 0) throw about_file(path, messages::file_unreadable, errno);
    return text;
}

std::string read_plan(const std::string& path) { return read_file(path, 64 * limits::plan_bytes); }

Output::Output(std::string path) : path_{std::move(path)} {
    if (path_.empty()) {
        file_ = stdout;
        return;
    }
    if (is_directory(path_)) throw about_file(path_, messages::file_is_directory);
    std::error_code no_target;
    target_ = std::filesystem::weakly_canonical(path_, no_target).string();
    if (no_target) target_ = path_;
    if (is_device(target_))
        file_ = std::fopen(target_.c_str(), "wb");
    else
        open_beside_target();
    if (file_ == nullptr) fail(errno);
}

/// In the same folder, so that taking the name is one step.
void Output::open_beside_target() {
    temporary_ = target_ + ".unfinished-" + std::to_string(getpid());
    constexpr mode_t for_all = 0666;  // less what the user's umask takes away
    const int descriptor = open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, for_all);
    if (descriptor < 0) {
        temporary_.clear();
        return;
    }
    struct stat before {};
    if (stat(target_.c_str(), &before) == 0) fchmod(descriptor, before.st_mode & 07777);
    file_ = fdopen(descriptor, "wb");
}

Output::~Output() {
    if (file_ != nullptr && !is_stdout()) std::fclose(file_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

void Output::fail(int error) {
    if (is_stdout()) throw Error{Finding{messages::output_lost, Severity::error, {system_error(error)}, {}, {}}};
    throw about_file(path_, messages::file_unwritable, error);
}

void Output::write(std::string_view text) {
    if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) error_ = errno;
}

void Output::finish() {
    if (std::fflush(file_) != 0 && error_ == 0) error_ = errno;
    if (error_ != 0) fail(error_);
    if (is_stdout()) return;
    std::FILE* const file = std::exchange(file_, nullptr);
    if (std::fclose(file) != 0) fail(errno);
    if (temporary_.empty()) return;
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
    temporary_.clear();
}

}  // namespace unionkit::cli
