#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/mark.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/value/finding.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// What a cell of a sheet of marks says.
struct MarkText {
    enum class Is : std::uint8_t {
        blank,
        status,  ///< 未参赛, DQ …
        mark,    ///< a value
        place,   ///< 第1: who came in where, without a mark
        parts,   ///< 0111110110, or the scores of judges: 9.2 9.5 8.8
    };
    Is is = Is::blank;
    Status status = Status::missing;
    std::int64_t value = 0;  ///< mark: in the contest's unit; place: its number
    std::vector<Mark> parts;
};

struct MarkReading {
    MarkText text;
    std::optional<Finding> finding;  ///< what was found and what was wanted, without a place
};

/// What the marks of a contest are whole numbers of.
MarkUnit unit_of(plan::MarkKind kind) noexcept;

/// A status as people write it: DNS, 未参赛, 取消资格, 犯规, 退赛 …; 缺 for a mark that is still to come.
std::optional<Status> read_status(std::string_view word);

/// A cell as people write it: `1:02.35`, `62.35`, `1分2秒35`, `5.21米`, `5米21`, `17`, `第1`, a string of hits, judges' scores between
/// blanks or `、`, or a status; in full width, too. What is finer than the declared decimals or beyond `plausible` is refused.
MarkReading read_mark(std::string_view cell, const plan::MarkRule& rule);

/// The same for one judge or attempt: neither places nor lists.
MarkReading read_part(std::string_view cell, const plan::MarkRule& rule);

/// DNS, DNF, NM, DQ, WD; empty for ok and missing.
std::string_view code_of(Status status) noexcept;

/// A number as people read it: `62.35`, `9.12`, `≈9.2333` where it has no end.
/// \param value     counted in `unit`
/// \param decimals  at least so many are shown
std::string mark_text(const Ratio& value, MarkUnit unit, int decimals);

}  // namespace unionkit::event

/// \}
