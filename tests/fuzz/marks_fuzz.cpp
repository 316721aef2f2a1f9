#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <unionkit/event/entries.hpp>
#include <unionkit/event/marks.hpp>
#include <unionkit/event/score.hpp>
#include <unionkit/plan/encoding.hpp>
#include <unionkit/plan/load.hpp>
#include <unionkit/report/meet_report.hpp>

/// Any bytes as a sheet of marks and of entries: what is read is scored, explained and written in every format.
using namespace unionkit;

namespace {

/// With a standing or, where people enter what they like, without.
const plan::Plan& meet(bool has_standing) {
    static const std::string rules = R"([contest_default]
mark = { kind = "time", decimals = 2, plausible = [5, 1800] }
[[contest]]
id = "跑"
columns = ["60米"]
fouls = [
  { what = "抢跑", then = "DQ" },
  { what = "碰线", then = { unknown = "罚则未写" } },
  { what = "掉棒", then = { award = "三等奖" } },
  { what = "绊倒", then = "NM" },
]
[[contest]]
id = "跳"
mark = { kind = "distance", attempts = 3, reduce = "best" }
rank_by = ["成绩 desc", "各次 desc"]
ties = "fractional"
[[contest]]
id = "投"
mark = { kind = "count", attempts = 10, each = 3 }
rank_by = ["成绩 desc", "出场序 asc"]
entry = { people = 4, pairs = true }
[[contest]]
id = "诵"
mark = { kind = "score", decimals = 3, reduce = "trimmed_mean", at_least = 2 }
ties = "1223"
[[contest]]
id = "拔"
mark = { kind = "finish_order" }
ties = "1334"
[[award]]
of = "each contest"
bands = [{ title = "一等奖", places = "1" }, { title = "二等奖", places = "2..3" }, { title = "三等奖", places = "4..6" }]
[[award]]
of = ["诵"]
share = { "甲" = 1, "乙" = 2, "丙" = 3 }
ties = "include"
[[award]]
of = "everyone"
title = "纪念品"
[[limit]]
on = "awards"
per = "person"
max = 1
keep = "best"
[[limit]]
on = "entries"
min = 1
max = 3
)";
    static const std::string head = "format = 1\n[plan]\nid = \"例\"\ntitle = \"例\"\n";
    static const std::string standing =
        "[meet]\npoints = [9, 7, 6, 5]\nrank_by = [\"总分 desc\", \"各名次数 desc\"]\nstatus = { DQ = { points = -1 }, DNS = { points = 0 } }\n";
    static const auto with = plan::load(head + standing + rules, "plan.toml"), without = plan::load(head + rules, "plan.toml");
    if (!with.plan || !without.plan) std::abort();
    return has_standing ? *with.plan : *without.plan;
}

bool has_error(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.severity == Severity::error; });
}

void write(const plan::Plan& plan, const event::Marks& marks, const event::MeetResult& result) {
    std::size_t written = 0;
    for (const Language language : {Language::zh, Language::en}) {
        report::MeetReportOptions as;
        as.language = language;
        for (const report::Format format : {report::Format::table, report::Format::csv, report::Format::json})
            report::write_meet(format, plan, marks, result, as, [&](std::string_view text) { written += text.size(); });
        constexpr std::size_t enough = 3;  // the others are like them
        for (std::uint32_t who = 0; who < std::min(marks.contestants.size(), enough); ++who)
            written += report::explain_contestant(plan, marks, result, who, as).size();
    }
    if (written == 0) std::abort();
}

void use(const plan::Plan& plan, std::string_view text, std::uint32_t contest) {
    std::vector<Finding> findings;
    const auto sheet = plan::read_mark_sheet(plan, text, "marks.csv", contest, findings);
    if (!sheet && !has_error(findings)) std::abort();
    if (sheet) {
        const event::Marks marks = event::read_marks(plan, *sheet, findings);
        const event::MeetResult result = event::score(plan, marks);
        findings.insert(findings.end(), result.findings.begin(), result.findings.end());
        write(plan, marks, result);
        if (event::check_entries(plan, *sheet, {}, findings).accepted.size() != sheet->rows.size()) std::abort();
    }
    for (const Finding& finding : findings)
        if (render(finding, Language::zh).empty() || render(finding, Language::en).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<Finding> findings;
    const auto decoded = plan::decode_table({reinterpret_cast<const char*>(data), size}, "marks.csv", std::nullopt, findings);
    if (!decoded && findings.empty()) std::abort();
    if (!decoded) return 0;
    use(meet(true), decoded->text, plan::none);
    use(meet(false), decoded->text, plan::none);
    use(meet(false), decoded->text, 3);  // a sheet of the judges of one contest
    return 0;
}
