#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <unionkit/event/draw.hpp>
#include <unionkit/event/draw_transcript.hpp>
#include <unionkit/event/md5.hpp>
#include <unionkit/value/text.hpp>

/// Any bytes as the transcript of a draw. What is accepted is, byte for byte, what the same draw would write again; all else is refused,
/// with a reason.
using namespace unionkit;

namespace {

/// \returns whether it is accepted
bool verify(const std::string& text) {
    std::vector<Finding> findings;
    const auto read = event::read_transcript(text, "draw.txt", findings);
    if (read.has_value() != findings.empty()) std::abort();
    if (read && (event::to_text(event::draw(read->request)) != text || event::verify(*read))) std::abort();
    for (const Finding& finding : findings)
        if (render(finding, Language::zh).empty() || render(finding, Language::en).empty()) std::abort();
    return read.has_value();
}

/// Whoever changes a transcript on purpose makes its digest fit.
std::string with_digest(std::string_view text) {
    constexpr std::string_view last = "摘要 digest | ";
    std::string body{text.substr(0, text.rfind(last))};
    const std::string digest = event::to_hex(event::md5(body));
    return body.append(last).append(digest).append("\n");
}

/// Any words as sources, labels and teams: what can be drawn can be read back, and not with another byte in it.
void draw(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size() && words.size() < 12;) {
        const std::size_t end = std::min(text.find_first_of("|\n", at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (words.size() < 3) return;
    event::DrawRequest request;
    request.sources = {{words[0], words[1]}};
    for (std::size_t i = 2; i < words.size(); ++i) request.entries.push_back({words[i], words[i / 2]});
    const auto entries = static_cast<std::uint32_t>(request.entries.size());
    request.groups = event::even_sizes(entries, 1 + entries / 3);
    request.teammates = entries % 2 == 0 ? event::Teammates::anywhere : event::Teammates::spread;
    const event::Draw drawn = event::draw(request);
    if (drawn.obstacle) return;
    std::string written = event::to_text(drawn);
    if (!verify(written)) std::abort();
    char& changed = written[text.size() * 31 % written.size()];
    changed = changed == '0' ? '1' : '0';
    if (verify(written)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size};
    verify(text);
    verify(with_digest(text));
    if (!text::first_invalid_utf8(text)) draw(text);
    return 0;
}
