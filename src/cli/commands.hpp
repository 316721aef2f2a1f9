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

struct ExplainRequest {
    JudgeRequest judge;
    std::string row;
    std::string id;      ///< instead of row: what stands in the label's column
    std::string format;  ///< text (also if empty) or json
};
Exit explain(const ExplainRequest& request, Language language);

}  // namespace unionkit::cli
