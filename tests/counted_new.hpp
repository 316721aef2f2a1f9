#pragma once
#include <cstddef>
#include <cstdlib>
#include <new>

/// Counts what is allocated. It replaces operator new, so it is for a program of its own and included once.
namespace unionkit::counted_new {

inline bool counting = false;
inline long allocations = 0;  ///< since counting began

inline void* try_to_allocate(std::size_t size, std::size_t alignment) noexcept {
    if (counting) ++allocations;
    const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
    return alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, rounded) : std::malloc(size == 0 ? 1 : size);
}

inline void* allocate(std::size_t size, std::size_t alignment) {
    if (void* memory = try_to_allocate(size, alignment)) return memory;
    throw std::bad_alloc{};
}

template <typename Call>
long allocations_of(Call call) {
    allocations = 0;
    counting = true;
    call();
    counting = false;
    return allocations;
}

}  // namespace unionkit::counted_new

void* operator new(std::size_t size) { return unionkit::counted_new::allocate(size, 1); }
void* operator new[](std::size_t size) { return unionkit::counted_new::allocate(size, 1); }
// Left to the sanitizer they would come from its allocator, and go to ours.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return unionkit::counted_new::try_to_allocate(size, 1); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return unionkit::counted_new::try_to_allocate(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) { return unionkit::counted_new::allocate(size, static_cast<std::size_t>(alignment)); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return unionkit::counted_new::allocate(size, static_cast<std::size_t>(alignment)); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
