#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include <unionkit/feel/source.hpp>

namespace unionkit::plan {

/// The text of a rule put together from pieces of the plan file; what is put between them stands where the last piece begins.
class PiecedSource {
public:
    PiecedSource(std::shared_ptr<const SourceFile> file, std::uint32_t at) : at_{at} { source_.file = std::move(file); }

    PiecedSource& glue(std::string_view text) {
        source_.text += text;
        source_.offsets.resize(source_.text.size(), at_);
        return *this;
    }
    PiecedSource& piece(const feel::Source& from, Span span) {
        source_.text += from.slice(span);
        source_.offsets.insert(source_.offsets.end(), from.offsets.begin() + span.begin, from.offsets.begin() + span.end);
        at_ = from.offsets[span.end];
        return *this;
    }
    feel::Source finish() && {
        source_.offsets.push_back(at_);
        return std::move(source_);
    }

private:
    feel::Source source_;
    std::uint32_t at_;
};

}  // namespace unionkit::plan
