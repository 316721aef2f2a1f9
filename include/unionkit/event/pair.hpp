#pragma once
/// \file
/// Pairing (编排): who meets whom. Entries are numbers from 0; everything is a pure function of numbers.
#include <unionkit/event/heats.hpp>
#include <unionkit/event/knockout.hpp>
#include <unionkit/event/round_robin.hpp>
