#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <unionkit/event/score.hpp>
#include <unionkit/plan/mark_sheet.hpp>
#include <unionkit/plan/meet.hpp>
#include <unionkit/value/verdict.hpp>

/// \addtogroup scoring
/// \{

namespace unionkit::event {

/// Why an entry is not accepted, or why that cannot be told.
struct EntryRefusal {
    enum class Why : std::uint8_t {
        too_many,      ///< more contests than a limit allows
        too_few,       ///< fewer than it asks for
        wrong_number,  ///< a contest takes another number of people
        wrong_men,     ///< … or of men
        wrong_women,
        men_not_said,  ///< of a team of so many men and so many women
        women_not_said,
        limit_open,  ///< the bound is not stated, or its reading is open
    };
    std::uint32_t row = 0;  ///< of the sheet
    Why why = Why::too_many;
    std::uint32_t limit = plan::none;    ///< index into Meet::limits …
    std::uint32_t contest = plan::none;  ///< … or the contest
    std::int64_t found = 0, wanted = 0;
};

/// That a person or a team enters a contest.
struct Entry {
    std::uint32_t contest = 0;   ///< of a contest in groups the own group
    std::int64_t people = 0;     ///< how many a team sends; 0: the sheet does not say
    bool is_group_open = false;  ///< which group is not known (yet): `contest` is the first of them
};

/// Do entries have to say their groups?
enum class EntryGroups : std::uint8_t {
    needed,
    elsewhere,  ///< not here: a contest that is drawn or paired asks for its own, see entrants()
};

/// Whether a contest takes place, by how many enter it.
struct HeldCheck {
    Verdict held = Verdict::yes;
    std::uint32_t least = 0, most = 0;  ///< so many enter, of groups that are drawn in all of them; told of contests that have such a rule alone
};

struct EntryCheck {
    std::vector<Verdict> accepted;            ///< by row of the sheet
    std::vector<std::vector<Entry>> entered;  ///< by row of the sheet: as far as it can be read, in the order of the plan's contests
    std::vector<EntryRefusal> refusals;
    std::vector<HeldCheck> held;  ///< as Meet::contests
};

/// Checks who enters what (报名) against the limits on entries and the sizes of entries. The column 报名 lists the contests of a person;
/// a column of a contest holds 是, or how many people a team sends. Whose group is not known is an error, as for marks; groups that are drawn,
/// and those of matches, may be known later.
/// \param groups  whether it is an error
/// \pre plan.meet
/// \rulesource{S0-5.5\, with the readings of A-15; S0-1.11\, S0-1.15\, S0-1.18}
EntryCheck check_entries(const plan::Plan& plan, const plan::MarkSheet& sheet, const ScoreOptions& options, std::vector<Finding>& findings,
                         EntryGroups groups = EntryGroups::needed);

/// The rule that refuses an entry, in both languages: 报 4 项，至多 3 项（S0-5.5）.
Bilingual refusal_text(const EntryRefusal& refusal, const plan::Plan& plan);

}  // namespace unionkit::event

/// \}
