#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <unionkit/plan/meet.hpp>
#include <unionkit/value/finding.hpp>

namespace unionkit::report {

/// A text of the plan at the options its readings are at, or why there is none. \param options  by reading; plan::none: open
std::string stated_text(const plan::Plan& plan, const std::vector<std::uint32_t>& options, const plan::Text& text, Language language);

/// The rules of a meet in the words of people, at the options its readings are at.
class RuleWords {
public:
    /// The plan is borrowed, and has a meet. \param options  by reading; plan::none: open
    RuleWords(const plan::Plan& plan, std::vector<std::uint32_t> options, Language language)
        : plan_{plan}, meet_{*plan.meet}, options_{std::move(options)}, language_{language} {}

    /// 计时（秒），记到小数点后 2 位，用时少的在前；10 次，取最好一次
    std::string mark(const plan::MarkRule& rule) const;
    /// Between which numbers a mark is no slip of the pen: 5 至 1800秒; empty where the plan does not say.
    std::string plausible(const plan::MarkRule& rule) const;
    /// What the results of a contest are ranked by: 成绩；相同的看各次 …
    /// \param is_of_matches  of a contest of matches: 胜场, not 成绩
    std::string order(const std::vector<plan::RankKey>& keys, plan::TieNumbers ties, bool is_of_matches = false) const;
    /// Into how many groups lots are drawn: 抽签分 4 组; empty where none are.
    std::string lots(const plan::Contest& contest) const;
    /// 8 人，两人一对; empty where the plan does not say
    std::string size(const plan::EntrySize& entry) const;
    /// 报名数 >= 3; 没有写：…; empty where a contest takes place whoever enters.
    std::string held(const plan::Contest& contest) const;
    std::string foul(const plan::Foul& foul) const;
    /// Is it not known what a foul costs?
    bool is_open(const plan::Foul& foul) const;
    /// 循环赛；积分：胜 2，负 1，弃权 0; empty where the plan does not pair.
    std::string pairing(const plan::Contest& contest) const;
    /// 第 1 名 10 分，第 2 名 9 分 … and what who has no place gets.
    std::string points() const;
    /// Whom the standing ranks, and how many of a unit's points count; empty where it ranks the rows of the sheet.
    std::string units() const;
    /// What the points of a contest have of their own: 名次分乘 2；破纪录（11.50秒）加 9 分; empty for most.
    std::string points(const plan::Contest& contest) const;
    /// Who gets the prizes of an award: 第 1 至 2 名 一等奖；第 3 至 4 名 二等奖
    std::string who(const plan::Award& award) const;
    /// What its prizes are worth: 400.00 元（食用油）；没有写：… Empty where the plan says nothing.
    std::string worth(const plan::Award& award) const;
    /// What a prize of an award is: 跳绳; empty where the plan does not say.
    std::string goods(const plan::Award& award, const std::string& title) const;
    /// 每人报：至少 1 项、至多 3 项
    std::string limit(const plan::MeetLimit& limit) const;
    std::string text(const plan::Text& text) const { return stated_text(plan_, options_, text, language_); }

private:
    bool zh() const { return language_ == Language::zh; }
    std::string say(const char* in_chinese, const char* in_english) const { return zh() ? in_chinese : in_english; }
    std::string semicolon() const { return say("；", "; "); }
    static std::string number(std::int64_t value) { return std::to_string(value); }
    std::string in_brackets(const std::string& text) const { return say("（", " (") + text + say("）", ")"); }
    std::string ahead(const plan::MarkRule& rule) const;
    std::string reduced(const plan::MarkRule& rule) const;
    std::string tie_points_text(plan::TiePoints ties) const;
    std::string ties_text(plan::TieNumbers ties) const;
    std::string places(const plan::PlaceBand& band) const;
    std::string ratio(const plan::Award& award) const;
    std::string worth(const plan::Stated<Rational>& value, const plan::Text& goods) const;
    std::string bound(const plan::Stated<std::int64_t>& stated, const std::string& which, const std::string& of_what) const;
    template <typename T>
    std::string open(const plan::Stated<T>& stated) const {
        return unknown(stated.why, stated.reading);
    }
    std::string unknown(const std::string& why, std::uint32_t reading) const;

    const plan::Plan& plan_;
    const plan::Meet& meet_;
    std::vector<std::uint32_t> options_;
    Language language_;
};

}  // namespace unionkit::report
