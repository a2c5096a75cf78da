// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/gui/search_folders.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>

namespace plumbline::test {

namespace {

constexpr int kPeople = 8;
constexpr double kLowScore = 0.05;

int copyPictures(const QDir& from, const QString& pattern, const QString& to)
{
    QDir().mkpath(to);
    int copied = 0;
    for (const QString& name : from.entryList({pattern}, QDir::Files, QDir::Name)) {
        if (copied == kPeople)
            break;
        copied += QFile::copy(from.filePath(name), to + QLatin1Char('/') + name) ? 1 : 0;
    }
    return copied;
}

} // namespace

TwoFolders makeSearchFolders(const QString& folder)
{
    const QDir sample(Session::sampleFolder());
    const QDir images(sample.filePath(QStringLiteral("images")));
    const TwoFolders folders {folder + QStringLiteral("/congress"),
                              folder + QStringLiteral("/arrests"),
                              sample.filePath(QStringLiteral("labels.csv")),
                              {},
                              true};
    const bool made = copyPictures(images, QStringLiteral("s0*_studio.jpg"), folders.probes) == kPeople
        && copyPictures(images, QStringLiteral("c*_t1_studio.jpg"), folders.gallery) == kPeople;
    return made ? folders : TwoFolders {};
}

bool fillSearchGuide(WindowStory& story, const TwoFolders& folders)
{
    auto* open = story.window->findChild<QAction*>(QStringLiteral("actionSearchGuide"));
    if (!open)
        return false;
    open->trigger();
    const auto write = [&](const char* name, const QString& text) {
        auto* edit = story.shown<QLineEdit>(QLatin1String(name));
        if (!edit)
            return false;
        edit->setText(text);
        Q_EMIT edit->editingFinished();
        return true;
    };
    const auto hasFolders = [&] { return story.canPress(QStringLiteral("guideFromFolders")); };
    if (!QTest::qWaitFor(hasFolders, kPatienceMs) || !story.press(QStringLiteral("guideFromFolders")))
        return false; // where an audit is open, its images are proposed
    const bool written = write("guideProbesEdit", folders.probes)
        && write("guideGalleryEdit", folders.gallery) && write("guideProbeLabelsEdit", folders.probeLabels);
    auto* strictness = story.shown<QComboBox>(QStringLiteral("guideStrictness"));
    if (!written || !strictness)
        return false;
    strictness->setCurrentIndex(strictness->count() - 1);
    auto* score = story.shown<QDoubleSpinBox>(QStringLiteral("guideScore"));
    if (!score)
        return false;
    score->setValue(kLowScore);
    return QTest::qWaitFor([&] { return story.canPress(QStringLiteral("guideRun")); }, kPatienceMs);
}

} // namespace plumbline::test
