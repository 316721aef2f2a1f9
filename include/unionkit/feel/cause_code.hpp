#pragma once
#include <string_view>

#include <unionkit/feel/program.hpp>

namespace unionkit::feel {

/// The stable name of a kind of cause, as other programs read it: `missing_fact`.
constexpr std::string_view code_of(CauseKind kind) noexcept {
    switch (kind) {
        case CauseKind::missing_fact: return "missing_fact";
        case CauseKind::missing_field: return "missing_field";
        case CauseKind::bad_value: return "bad_value";
        case CauseKind::reading_open: return "reading_open";
        case CauseKind::no_parameter: return "no_parameter";
        case CauseKind::no_date: return "no_date";
        case CauseKind::not_stated: return "not_stated";
        case CauseKind::division_by_zero: return "division_by_zero";
        case CauseKind::too_large: return "too_large";
        case CauseKind::too_many_steps: return "too_many_steps";
        case CauseKind::not_whole: return "not_whole";
        case CauseKind::empty_list: return "empty_list";
        case CauseKind::out_of_bounds: return "out_of_bounds";
        case CauseKind::limit_undecided: return "limit_undecided";
        case CauseKind::no_row: return "no_row";
        case CauseKind::to_be_decided: return "to_be_decided";
        case CauseKind::before_birth: return "before_birth";
    }
    return {};
}

}  // namespace unionkit::feel
