// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/rate_words.h"

#include <QCoreApplication>

#include "core/views/texts.h"

namespace plumbline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RateWords)
};

} // namespace

bool asksWhoIsFound(const QString& task)
{
    return task == QLatin1String("detect");
}

RateWords rateWords(const Measured& measured, bool perSubmitted)
{
    if (asksWhoIsFound(measured.task))
        return {Words::tr("images in which no face is found"),
                Words::tr("share of images in which no face is found"),
                Words::tr("not found"),
                Words::tr("Images in which no face was found"),
                Words::tr("share not found"),
                Words::tr("How many times as often no face of the subgroup is found"),
                Words::tr("Every face of both groups was found."),
                Words::tr("Every face of the group compared with was found")};
    return {
        rateText({perSubmitted}),
        perSubmitted ? Words::tr("error rate per image submitted") : Words::tr("error rate per face found"),
        Words::tr("errors"),
        perSubmitted ? Words::tr("Wrong answers, undetected and refused images") : Words::tr("Wrong answers"),
        Words::tr("error rate"),
        Words::tr("How many times as often the subgroup is misread"),
        Words::tr("Neither group was ever misread."),
        Words::tr("The group compared with was never misread")};
}

} // namespace plumbline
