#pragma once
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace unionkit::cli {

/// The bytes of a file. Throws Error if it cannot be read or has more than `most` bytes, which /dev/zero has.
std::string read_file(const std::string& path, std::size_t most);

/// The bytes of a plan. Of a file beyond limits::plan_bytes as much is read as lets the loader say so; a device without end is refused.
std::string read_plan(const std::string& path);

/// Where a command's data goes: stdout, or a file that appears whole or not at all.
class Output {
public:
    /// \param path  empty: stdout. Throws Error if the file cannot be written.
    explicit Output(std::string path);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// Errors wait until `finish`.
    void write(std::string_view text);
    /// All is written: the file takes its name. Throws Error if anything went wrong; then a file that was there is as it was.
    void finish();

private:
    bool is_stdout() const { return target_.empty(); }
    void open_beside_target();
    [[noreturn]] void fail(int error);

    std::string path_;       // as the caller wrote it
    std::string target_;     // with symbolic links resolved
    std::string temporary_;  // empty: written in place (a device)
    std::FILE* file_ = nullptr;
    int error_ = 0;
};

}  // namespace unionkit::cli
