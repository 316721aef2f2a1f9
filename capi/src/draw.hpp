#pragma once
#include <string>
#include <vector>

#include <unionkit.h>

#include <unionkit/event/draw.hpp>

/// A draw in C's shape, made once: reading it cannot fail.
struct uk_draw {
    explicit uk_draw(unionkit::event::Draw made);

    unionkit::event::Draw draw;
    std::string transcript;
    std::vector<uk_draw_slot> slots;
};

namespace unionkit::capi {

/// An entry as the caller gave it. Throws for what no entry is.
event::DrawEntry entry_of(const uk_draw_entry& entry);

}  // namespace unionkit::capi
