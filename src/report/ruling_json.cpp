#include "ruling_json.hpp"

namespace unionkit::report {
namespace {

using event::Change;
using event::Ruling;
using event::RulingScope;

const char* code_of(Change::What what) noexcept {
    switch (what) {
        case Change::What::mark: return "mark";
        case Change::What::place: return "place";
        case Change::What::points: return "points";
        case Change::What::total: return "total";
        case Change::What::standing_place: return "standing_place";
        case Change::What::prize: return "prize";
    }
    return "";
}

class RulingWriter {
public:
    RulingWriter(JsonWriter& json, const plan::Plan& plan, const event::RuledMeet& meet) : json_{json}, plan_{plan}, meet_{meet} {}

    void write(std::size_t index) {
        const Ruling& ruling = meet_.rulings[index];
        const event::RulingEffect& effect = meet_.effects[index];
        json_.new_line().begin_object().key("number").text(ruling.id).key("row").number(ruling.row);
        json_.key("kind").text(event::code_of(ruling.kind));
        const bool has_scope = ruling.kind != Ruling::Kind::revocation;
        json_.key("scope").text_or_null(!has_scope                                     ? ""
                                        : ruling.scope.of == RulingScope::Of::contest  ? "contest"
                                        : ruling.scope.of == RulingScope::Of::standing ? "standing"
                                                                                       : "everything");
        contest(ruling.scope.contest);
        json_.key("contestant").text_or_null(ruling.contestant == plan::none ? std::string{} : meet_.marks.contestants[ruling.contestant]);
        json_.key("content").text_or_null(ruling.content).key("basis").text_or_null(ruling.basis);
        json_.key("revoked_by").text_or_null(effect.revoked_by ? meet_.rulings[*effect.revoked_by].id : std::string{});
        json_.key("correction").truth(effect.is_correction).key("lapsed").truth(effect.has_lapsed);
        json_.key("changes_prizes_handed_out").truth(effect.changes_prizes_handed_out()).key("changes").begin_array();
        for (const Change& one : effect.changes) change(one);
        json_.end_array().end_object();
    }

    void change(const Change& change) {
        json_.new_line().begin_object().key("what").text(code_of(change.what));
        contest(change.contest);
        json_.key("contestant").text(meet_.marks.name(change.is_of_unit, change.contestant));
        value("before", change.before);
        value("after", change.after);
        json_.key("handed_out").truth(change.is_handed_out).end_object();
    }

private:
    void contest(std::uint32_t contest) { json_.key("contest").text_or_null(contest == plan::none ? std::string{} : plan_.meet->contests[contest].id); }

    /// Empty text is none, null is not known.
    void value(const char* key, const std::optional<std::string>& value) {
        json_.key(key);
        if (value)
            json_.text(*value);
        else
            json_.null();
    }

    JsonWriter& json_;
    const plan::Plan& plan_;
    const event::RuledMeet& meet_;
};

}  // namespace

const char* state_code(event::ResultState state) noexcept {
    switch (state) {
        case event::ResultState::provisional: return "provisional";
        case event::ResultState::official: return "official";
        case event::ResultState::awarded: return "awarded";
    }
    return "";
}

void write_rulings(JsonWriter& json, const plan::Plan& plan, const event::RuledMeet& meet) {
    json.new_line().key("refused_rulings").truth(meet.has_refused).key("rulings").begin_array();
    RulingWriter writer{json, plan, meet};
    for (std::size_t i = 0; i < meet.rulings.size(); ++i) writer.write(i);
    json.end_array().new_line().key("prizes_to_exchange").begin_array();
    for (const Change& one : meet.to_exchange) writer.change(one);
    json.end_array();
}

}  // namespace unionkit::report
