// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QUndoStack>

#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/outcomes/pair_review.h"
#include "core/session/queries.h"

namespace plumbline {

class Project;

/// An act on a project that answers with the act that takes it back exactly, or with one that is empty when
/// there was nothing to do. Runs outside the GUI thread.
struct Deed
{
    std::function<Result<Deed>(Project&)> carryOut;
};

/// Everything one does to an open project that can be taken back, in order, with names for people ("Tag 12
/// images “beard”"). Each act, undo and redo is written to the project at once, in a thread of its own and in
/// the order it was made; when the file has it reviewChanged() or datasetChanged() tells. An act that fails
/// is told of by failed() and leaves the stack, as one does that had nothing to change.
///
/// Lives in the GUI thread. Acts without a project, or without images, do nothing.
class History : public QObject
{
    Q_OBJECT

public:
    explicit History(QObject* parent = nullptr);
    ~History() override; ///< waits until everything is written

    /// For undo and redo actions and the list of what was done.
    [[nodiscard]] QUndoStack* stack() { return &m_stack; }
    /// Forgets what was done (it stays done). Session calls it.
    void setProject(std::shared_ptr<Project> project);
    /// Forgets what was done, for acts that cannot be taken back and that would make earlier ones wrong, such
    /// as an import.
    void forget();

    using Images = std::vector<ImageId>;
    void setReviewed(const Images& images, bool on);
    void setLabelWrong(const Images& images, bool on);
    void setPoorImage(const Images& images, bool on);
    void setNote(const Images& images, const QString& note);
    void exclude(const Images& images, const QString& reason); ///< failed() when \a reason is blank
    void include(const Images& images);
    void setTag(const Images& images, TagId tag, bool on);
    /// The tag of number key 1 to 9, which comes into being when it is a suggested one: on all images, or,
    /// when all have it already, off them. Does nothing for a key without tag.
    void toggleKey(const Images& images, int key);
    /// A tag by its name, which comes into being with \a key (0: none) when there is none yet; one act.
    void setTagByName(const Images& images, const QString& name, int key);

    using Pairs = std::vector<ImagePair>;
    void setPairsReviewed(const Pairs& pairs, bool on);
    void setPairVerdict(const Pairs& pairs, std::optional<PairVerdict> verdict); ///< nullopt: none
    void setPairNote(const Pairs& pairs, const QString& note);

    void defineTag(const QString& name, int key = 0);
    void renameTag(TagId tag, const QString& name);
    void assignKey(TagId tag, int key); ///< 0: none
    void deleteTag(TagId tag);
    void saveFilter(const SavedFilter& filter); ///< replaces one of that name
    void deleteFilter(const QString& name);

    void setValueMap(const QString& attribute, const QHash<QString, QString>& map);
    void setLabelSource(const QString& attribute, LabelSource source);
    void setGroupings(const std::vector<Grouping>& groupings);

    enum class Touches { Review, Dataset }; ///< which signal tells of it
    /// Any other act. \a text: what was done, as a sentence begins ("Rename tag “beard”").
    void carryOut(const QString& text, Touches touches, Deed deed);

    [[nodiscard]] bool isBusy() const { return m_pending > 0; } ///< something is not written yet
    /// Waits until everything done so far is written and told.
    void waitForDone();

Q_SIGNALS:
    void reviewChanged();
    void datasetChanged();
    void failed(const plumbline::Error& error);
    void busyChanged(bool busy);

private:
    class Command;
    struct Step;
    void write(const std::shared_ptr<Step>& step);
    void written(const std::shared_ptr<Step>& step, bool changed, const Result<void>& result);
    void drop(const std::shared_ptr<Step>& step);
    [[nodiscard]] QString imagesText(const Images& images) const; ///< "0012.jpg", "12 images"
    static QString pairsText(const Pairs& pairs);                 ///< "12 pairs"
    [[nodiscard]] QString tagName(TagId tag) const;

    static constexpr int kReasonShown = 40; ///< letters of a reason in the name of an act

    std::shared_ptr<Project> m_project;
    QUndoStack m_stack;
    QThreadPool m_writer; ///< one thread: the order is kept
    int m_pending = 0;
    struct Toggled
    {
        Images images;
        int key = 0;
        bool on = false;
    } m_toggled; ///< the last one
};

} // namespace plumbline
