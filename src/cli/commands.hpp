#pragma once
#include <optional>
#include <string>
#include <vector>

#include <unionkit/report/screen_report.hpp>
#include <unionkit/value/finding.hpp>

#include "terminal.hpp"

/// The commands behind the command line. Each throws Error for what makes it impossible; nothing is written then.
namespace unionkit::cli {

/// `unionkit 0.1.0`
std::string engine();

struct CheckRequest {
    std::vector<std::string> plans;
    bool strict = false;  ///< warnings count as errors
};
Exit check(const CheckRequest& request, Language language);

struct TestRequest {
    std::vector<std::string> plans;
    bool list = false;      ///< name the cases and run none
    std::string only_case;  ///< number or name of the one case to run; empty: all
    bool coverage = false;  ///< show which boundaries all cases together visit
    std::string least;      ///< share of the boundaries that must be visited: `80%`; empty: any
};
Exit test(const TestRequest& request, Language language);

/// What screen and explain share.
struct JudgeRequest {
    std::string plan;
    std::string roster;
    std::string region;
    std::string on;
    std::vector<std::string> readings;    ///< ID=OPTION
    std::vector<std::string> parameters;  ///< NAME=VALUE
    std::string encoding;                 ///< of roster and members; empty: found out
    std::string id_column;                ///< heading of the column that labels the rows; empty: the first that the plan does not know
    std::vector<std::string> members;     ///< FILE or FACT=FILE
    std::string past;                     ///< ledger of earlier aid; empty: none
};

struct ScreenRequest {
    JudgeRequest judge;
    std::string format;  ///< empty: by the end of the output's name, else a table
    bool reasons = false;
    std::string output;  ///< empty: stdout
};
Exit screen(const ScreenRequest& request, Language language);

struct GrantRequest {
    JudgeRequest judge;
    std::vector<std::string> pools;  ///< AMOUNT or POOL=AMOUNT
    std::string format;              ///< as ScreenRequest
    std::string output;
};
Exit grant(const GrantRequest& request, Language language);

struct ScoreRequest {
    std::string plan;
    std::string marks;
    std::string matches;                ///< the list of them; empty: there is none
    std::string rulings;                ///< the log of them; empty: there is none
    std::string contest;                ///< the one contest the marks are of; empty: all
    std::vector<std::string> readings;  ///< ID=OPTION
    std::string on;                     ///< the day of the meet, YYYY-MM-DD; empty: not known
    std::string encoding;               ///< of all its tables; empty: found out for each
    std::string format;                 ///< as ScreenRequest
    std::string output;
};
Exit score(const ScoreRequest& request, Language language);
/// Says why one entry has its places and prizes.
Exit explain_entry(const ScoreRequest& request, const std::string& entry, Language language);
/// Checks a sheet of entries, given as `marks`.
Exit enter(const ScoreRequest& request, Language language);

/// Who is drawn or paired: the entries of a contest.
struct EntrantsRequest {
    std::string plan;
    std::string entries;
    std::string contest;                ///< empty: every row, where the command takes that
    std::vector<std::string> readings;  ///< ID=OPTION
    std::string on;                     ///< the day of the meet, for groups by age
    std::string encoding;
};

struct DrawRequest {
    EntrantsRequest who;
    std::vector<std::string> sources;  ///< NAME=VALUE
    std::string groups;                ///< how many; empty: an order
    std::string teammates;             ///< anywhere (also if empty), apart, spread or at-most=K
    std::string output;
};
/// Draws lots and writes the transcript.
Exit draw(const DrawRequest& request, Language language);

struct VerifyRequest {
    std::string transcript;
};
/// Replays a transcript.
Exit verify(const VerifyRequest& request, Language language);

struct PairRequest {
    EntrantsRequest who;
    std::string system;      ///< round-robin, knockout or heats
    std::string legs;        ///< of a round robin; empty: 1
    std::string places;      ///< of a knockout: first (also if empty), third or all
    std::string lanes;       ///< of heats
    std::string transcript;  ///< whose order counts; empty: that of the sheet
    std::string format;      ///< as ScreenRequest, or html
    std::string output;
};
/// Writes who meets whom.
Exit pair(const PairRequest& request, Language language);

struct ExplainRequest {
    JudgeRequest judge;  ///< of an entry the marks are what of a household the roster is
    std::string row;
    std::string id;       ///< instead of row: what stands in the label's column
    std::string entry;    ///< instead of both: who came out how in a meet
    std::string matches;  ///< as the next two in ScoreRequest
    std::string rulings;
    std::string contest;
    std::string format;  ///< text (also if empty) or json
};
Exit explain(const ExplainRequest& request, Language language);

}  // namespace unionkit::cli
