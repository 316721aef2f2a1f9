#include <unionkit/feel/type.hpp>

#include <numeric>

#include <unionkit/feel/source.hpp>

namespace unionkit::feel {

const Field* ListShape::find(std::string_view wanted) const noexcept {
    for (const Field& field : fields)
        if (field.name == wanted) return &field;
    return nullptr;
}

Bilingual describe(Unit unit, const UnitNames& units) {
    if (unit.is_plain()) return {"没有单位的数", "a plain number"};
    const std::string text = units.text(unit);
    return {text, text};
}

Bilingual describe(const Type& type, const UnitNames& units) {
    switch (type.kind) {
        case Kind::number: {
            if (type.unit.is_plain()) return describe(type.unit, units);
            const std::string text = units.text(type.unit);
            return {"数（" + text + "）", "a number (" + text + ")"};
        }
        case Kind::truth: return {"条件（是或否）", "yes or no"};
        case Kind::text: return {"文字", "text"};
        case Kind::date: return {"日期", "a date"};
        case Kind::set: return {"多选", "a set"};
        case Kind::list: return {"名单", "a list"};
        case Kind::wrong: break;
    }
    return {"（有错的部分）", "(a part with an error)"};
}

Source Source::standalone(std::string text, std::string name) {
    Source source;
    source.text = text;
    source.offsets.resize(text.size() + 1);
    std::iota(source.offsets.begin(), source.offsets.end(), 0U);
    source.file = std::make_shared<const SourceFile>(std::move(name), std::move(text));
    return source;
}

}  // namespace unionkit::feel
