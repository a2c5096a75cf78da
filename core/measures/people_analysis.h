// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <span>
#include <vector>

#include "core/measures/analysis.h"
#include "core/measures/subjects.h"

namespace plumbline::measures {

/// The people behind some counts, and which of their rates is looked at. Without a sample images are taken as
/// independent.
struct PeopleBehind
{
    const SubjectSample* sample = nullptr;
    RateOf rate = RateOf::FacesFound;

    explicit operator bool() const { return sample != nullptr; }
};

/// Whether people are to be resampled.
bool wantsPeople(const Resampling& resampling, const SubjectPatterns& patterns);

/// Puts the intervals of both rates, the design effect and the effective number in the place of what takes
/// images as independent. \pre the sample has this group
void respectPeople(GroupResult& result, const SubjectSample& sample, int group, double level);

/// Puts Wilson's interval on n divided by the group's design effect in the place of the intervals of rates of
/// classes: an approximation, since the images of a person with one label resemble one another about as much
/// as all of them.
void respectPeople(std::vector<ClassResult>& classes, const SubjectSample& sample, int group, double level);

/// Puts interval, ratio and p of a comparison in that place: intervals by resampling, p by Fisher's test on
/// effective tallies (Rao & Scott 1992). The corrected p are the caller's. \pre people, and the groups
/// compared are theirs
void respectPeople(Difference& difference, PeopleBehind people, double level);

/// Of every group, for tests over all of them: EffectiveSize::effectiveTally(). \pre people
std::vector<Tally> effectiveTallies(PeopleBehind people);

} // namespace plumbline::measures
