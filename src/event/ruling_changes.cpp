#include <utility>

#include <unionkit/event/rulings.hpp>

namespace unionkit::event {
namespace {

using What = Change::What;

/// Compares two results of one meet, part by part. Both have the same entries, so outcomes and awards stand at the same index.
class Comparison {
public:
    Comparison(const plan::Plan& plan, const MeetResult& before, const MeetResult& after) : meet_{*plan.meet}, before_{before}, after_{after} {}

    std::vector<Change> run() {
        for (std::uint32_t contest = 0; contest < after_.contests.size(); ++contest) outcomes(contest);
        for (std::uint32_t who = 0; who < after_.totals.size(); ++who) {
            const std::optional<Ratio>&was = before_.totals[who].value, &is = after_.totals[who].value;
            if (was != is) add(What::total, plan::none, who, number(was), number(is), after_.ranks_units);
        }
        const auto was = by_row(before_.standing), is = by_row(after_.standing);
        for (std::uint32_t who = 0; who < is.size(); ++who)
            compare(What::standing_place, plan::none, who, place(*was[who]), place(*is[who]), after_.ranks_units);
        for (std::uint32_t award = 0; award < after_.awards.size(); ++award)
            for (std::uint32_t who = 0; who < after_.awards[award].group_of.size(); ++who)
                if (compare(What::prize, after_.awards[award].contest, who, prize(before_.awards[award], who), prize(after_.awards[award], who),
                            after_.awards[award].is_for_units))
                    changes_.back().award = award;
        return std::move(changes_);
    }

private:
    using Text = std::optional<std::string>;

    void add(What what, std::uint32_t contest, std::uint32_t contestant, Text before, Text after, bool is_of_unit = false) {
        changes_.push_back({what, contest, contestant, plan::none, std::move(before), std::move(after), false, is_of_unit});
    }
    bool compare(What what, std::uint32_t contest, std::uint32_t contestant, Text before, Text after, bool is_of_unit = false) {
        if (before == after) return false;
        add(what, contest, contestant, std::move(before), std::move(after), is_of_unit);
        return true;
    }

    static std::vector<const Placing*> by_row(const std::vector<Placing>& ranking) {
        std::vector<const Placing*> placings(ranking.size());
        for (const Placing& placing : ranking) placings[placing.row] = &placing;
        return placings;
    }

    void outcomes(std::uint32_t contest) {
        const ContestResult &before = before_.contests[contest], &after = after_.contests[contest];
        const auto earlier = by_row(before.ranking), later = by_row(after.ranking);
        for (std::size_t row = 0; row < after.outcomes.size(); ++row) {
            const Outcome &was = before.outcomes[row], &is = after.outcomes[row];
            compare(What::mark, contest, is.contestant, mark(contest, was), mark(contest, is));
            compare(What::place, contest, is.contestant, place(*earlier[row]), place(*later[row]));
            if (points_differ(was, is)) add(What::points, contest, is.contestant, points(was), points(is));
        }
    }

    Text mark(std::uint32_t contest, const Outcome& outcome) const {
        if (outcome.status == Status::missing) return std::nullopt;
        if (outcome.status != Status::ok) return std::string{code_of(outcome.status)};
        if (outcome.given_place != 0) return "第" + std::to_string(outcome.given_place);
        const plan::MarkRule& rule = meet_.contests[contest].mark;
        return mark_text(outcome.mark.value, unit_of(rule.kind), static_cast<int>(rule.decimals));
    }

    static Text place(const Placing& placing) {
        if (placing.status == Status::missing || placing.is_open()) return std::nullopt;
        return place_text(placing);
    }

    static Text number(const std::optional<Ratio>& value) { return value ? Text{mark_text(*value, MarkUnit::count, 0)} : std::nullopt; }

    static bool points_differ(const Outcome& was, const Outcome& is) { return was.points != is.points || is_open(was) != is_open(is); }
    static bool is_open(const Outcome& outcome) { return outcome.points_cause.why != OpenCause::Why::none; }
    /// Without points where the meet gives none.
    static Text points(const Outcome& outcome) { return outcome.points || is_open(outcome) ? number(outcome.points) : Text{""}; }

    static Text prize(const AwardResult& award, std::uint32_t who) {
        const std::uint32_t group = award.prize_of(who);
        if (group == no_group) return "";
        return group == group_open ? std::nullopt : Text{award.titles[group]};
    }

    const plan::Meet& meet_;
    const MeetResult& before_;
    const MeetResult& after_;
    std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> changes_between(const plan::Plan& plan, const MeetResult& before, const MeetResult& after) { return Comparison{plan, before, after}.run(); }

}  // namespace unionkit::event
