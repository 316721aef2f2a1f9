#pragma once
#include <chrono>
#include <cstdint>

#include <unionkit/value/finding.hpp>

namespace unionkit::cli {

/// Tells a person at a terminal how far a long run is: nobody else, and nothing within the first second.
class Progress {
public:
    /// \param is_wanted  false where stderr and the data would share one terminal
    Progress(Language language, bool is_wanted);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// One more row is done.
    void step() {
        if (++rows_ % rows_between_looks == 0 && is_wanted_) look_at_clock();
    }
    /// Takes the line away; call before anything else goes to stderr.
    void finish();

private:
    static constexpr std::int64_t rows_between_looks = 256;
    void look_at_clock();

    Language language_;
    bool is_wanted_;
    bool is_shown_ = false;
    std::int64_t rows_ = 0;
    std::chrono::steady_clock::time_point next_;
};

}  // namespace unionkit::cli
