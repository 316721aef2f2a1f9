#include <unionkit/value/source_file.hpp>

#include <algorithm>

#include <unionkit/value/text.hpp>

namespace unionkit {

SourceFile::SourceFile(std::string name, std::string text) : name_{std::move(name)}, text_{std::move(text)} {
    line_begins_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i)
        if (text_[i] == '\n') line_begins_.push_back(i + 1);
}

Place SourceFile::place(Span bytes) const {
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), std::size_t{bytes.begin});
    const std::size_t begin = *(after - 1);
    std::size_t end = after == line_begins_.end() ? text_.size() : *after - 1;
    if (end > begin && text_[end - 1] == '\r') --end;
    const std::string_view line = std::string_view{text_}.substr(begin, end - begin);

    const std::size_t from = std::min<std::size_t>(bytes.begin - begin, line.size());
    const std::size_t to = std::clamp<std::size_t>(bytes.end > begin ? bytes.end - begin : 0, from, line.size());
    Place place;
    place.file = name_;
    place.line = static_cast<std::uint32_t>(after - line_begins_.begin());
    place.column = static_cast<std::uint32_t>(text::length(line.substr(0, from))) + 1;
    place.width = static_cast<std::uint32_t>(text::length(line.substr(from, to - from)));
    place.excerpt = std::string{line};
    return place;
}

std::size_t SourceFile::offset(std::uint32_t line, std::uint32_t column) const {
    if (line == 0 || line > line_begins_.size()) return text_.size();
    std::size_t at = line_begins_[line - 1];
    for (std::uint32_t passed = 1; passed < column && at < text_.size(); ++passed) at += text::decode(text_, at).bytes;
    return at;
}

}  // namespace unionkit
