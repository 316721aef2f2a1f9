#pragma once
#include <string>
#include <vector>

#include <unionkit/event/score.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::report {

/// One line of the results of a meet in words: of a contest, or of the standing. Empty where there is nothing to say.
struct MeetLine {
    std::string place;
    std::string who;
    std::string mark;    ///< of a contest only: the mark, or why there is none
    std::string points;  ///< in the standing the total
    std::string prize;
    std::string note;            ///< ties and what parted them, fouls, what is not known and why
    bool is_open = false;        ///< a mark, a place or points are not known yet
    bool is_prize_open = false;  ///< nor whether there is a prize, or which
    std::string unit{};          ///< of a contest: for whom it starts, where the standing ranks units; 不明 if that is not known
};

/// One prize in words, with all who get it; or those of whom it is not known whether they get one, and why.
struct PrizeLine {
    std::string scope;  ///< the contest, 总排名, or 全体
    std::string prize;  ///< 不明 if it is not known
    std::vector<std::string> winners;
    std::string why;          ///< not known: why
    event::PrizeValue value;  ///< of one of them
    std::uint32_t award = 0;  ///< index into Meet::awards
    bool is_for_everyone = false;
    bool is_open = false;
    bool is_for_units = false;  ///< the winners are units
};

/// Puts the lines of one meet into words.
class MeetLines {
public:
    /// The arguments are borrowed.
    MeetLines(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result, Language language)
        : plan_{plan}, meet_{*plan.meet}, marks_{marks}, result_{result}, language_{language} {}

    /// \param placing  of the contest's ranking
    MeetLine of_contest(std::uint32_t contest, const event::Placing& placing) const;
    /// \param placing  of the standing
    MeetLine of_standing(const event::Placing& placing) const;
    /// The prizes that somebody gets or may get, award by award.
    std::vector<PrizeLine> prizes() const;
    /// Is what any prize of this meet is worth known?
    bool has_values() const;
    /// What one prize costs, `400.00`; 不明; empty if the plan gives it no value.
    std::string value_text(const event::PrizeValue& value) const;
    /// The same for all who get it.
    std::string cost_text(const PrizeLine& line) const;
    /// The sum of what is known, and what is not: 合计 2200.00 元，另有 3 份不明. Empty without values.
    std::string cost_total() const;
    /// Who gets or may get the prize with this index of an award, limits applied.
    std::vector<std::string> winners(const event::AwardResult& award, std::uint32_t group) const;
    /// That a contest does not take place, or that it is scored and this is not known, and why: 不举行：报了 2 个（报名数 >= 3）. Empty for
    /// others, and where nobody is entered.
    std::string held(std::uint32_t contest) const;
    /// For which unit a contestant starts; 不明; empty where the standing ranks the contestants.
    std::string unit(std::uint32_t contestant) const;
    /// What a unit has from one contest; empty: nobody starts for it.
    std::string unit_points(std::uint32_t contest, std::uint32_t unit) const;
    /// `不明` or `unknown`: what stands where a place, points or a prize is not known.
    std::string unknown() const { return say("不明", "unknown"); }

private:
    const char* say(const char* in_chinese, const char* in_english) const { return language_ == Language::zh ? in_chinese : in_english; }
    void add(std::string& note, const std::string& more) const;
    std::string scope(const event::AwardResult& award) const;
    std::string place(const event::Placing& placing) const;
    std::string prize(std::uint32_t contest, std::uint32_t contestant) const;
    std::string mark(std::uint32_t contest, const event::Outcome& outcome) const;
    std::string note(std::uint32_t contest, const event::Placing& placing, const event::Outcome& outcome) const;
    std::string counts_note(const event::Outcome& outcome) const;
    std::string foul_note(const plan::Foul& foul, const event::Outcome& outcome) const;
    std::string match_points(std::uint32_t contest, const event::Placing& placing) const;
    std::string dropped(std::uint32_t contest, std::uint32_t row) const;
    bool is_prize_open(std::uint32_t contest, std::uint32_t contestant) const;
    std::string why_open(const event::AwardResult& award) const;
    std::string kept_note(const event::AwardResult& award, std::uint32_t contest, std::uint32_t contestant) const;
    std::string order_note(const event::Placing& placing, const std::vector<plan::RankKey>& keys, bool is_of_matches) const;

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    const event::Marks& marks_;
    const event::MeetResult& result_;
    Language language_;
};

}  // namespace unionkit::report
