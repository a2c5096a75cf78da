// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/import_dialog.h"

#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include "core/base/when_done.h"
#include "ui/dialogs/import_dialog_parts.h"
#include "ui/dialogs/path_row.h"
#include "ui/dialogs/value_map_editor.h"
#include "ui/jobs/background.h"
#include "ui/models/import_columns_model.h"

namespace plumbline::ui {

namespace {

QString amount(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

ImportDialog::ImportDialog(PageServices services, const QString& imagesDir, const QString& labelsFile,
                           QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_parts(std::make_unique<ImportDialogParts>(this, services.session))
    , m_labelsChosen(!labelsFile.isEmpty())
    , m_stop(std::make_shared<std::atomic<bool>>(false))
{
    connectParts();
    QString folder = imagesDir;
    if (folder.isEmpty() && !labelsFile.isEmpty())
        folder = QFileInfo(labelsFile).absolutePath();
    if (!labelsFile.isEmpty())
        setLabels(labelsFile);
    setFolder(folder);
}

ImportDialog::~ImportDialog()
{
    *m_stop = true;
}

void ImportDialog::connectParts()
{
    ImportDialogParts& parts = *m_parts;
    connect(parts.folder, &PathRow::chooseClicked, this, [this] {
        const QString folder = m_services.prompts.imagesFolder(this);
        if (!folder.isEmpty())
            setFolder(folder);
    });
    connect(parts.folder, &PathRow::edited, this, &ImportDialog::setFolder);
    connect(parts.labels, &PathRow::chooseClicked, this, [this] {
        const QString file = m_services.prompts.labelsFile(this, m_parts->folder->path());
        if (file.isEmpty())
            return;
        m_labelsChosen = true;
        setLabels(file);
    });
    connect(parts.labels, &PathRow::edited, this, [this](const QString& file) {
        m_labelsChosen = true;
        setLabels(file);
    });
    connect(parts.project, &PathRow::chooseClicked, this, [this] {
        const QString path = m_services.prompts.newProjectFile(this, projectPath());
        if (!path.isEmpty())
            setProjectPath(path);
    });
    connect(parts.project, &PathRow::edited, this, &ImportDialog::setProjectPath);
    connect(parts.columns, &ImportColumnsModel::edited, this, &ImportDialog::columnsEdited);
    connect(parts.meaning, &ValueMapEditor::edited, this, &ImportDialog::refresh);
    connect(parts.synthetic, &QCheckBox::toggled, this,
            [this](bool on) { m_parts->columns->setSynthetic(on); });
    connect(&m_services.session, &Session::jobChanged, this, &ImportDialog::refresh);
    connect(parts.import, &QPushButton::clicked, this, &ImportDialog::accept);
}

void ImportDialog::setProjectPath(const QString& path)
{
    if (path.isEmpty())
        return;
    m_projectChosen = true;
    m_parts->project->setPath(
        QFileInfo(path).suffix() == QLatin1String("plumb") ? path : path + QStringLiteral(".plumb"));
    m_parts->project->setStatus({});
    refresh();
}

void ImportDialog::setNewAudit()
{
    m_newAudit = true;
    refresh();
}

QString ImportDialog::projectPath() const
{
    return m_parts->project->path();
}

void ImportDialog::setFolder(const QString& folder)
{
    const int epoch = ++m_folderEpoch;
    *m_stop = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_folder.reset();
    m_matched = -1;
    m_parts->folder->setPath(folder);
    if (!folder.isEmpty()) {
        m_parts->folder->setStatus(tr("Looking for pictures…"));
        if (folder.startsWith(Session::sampleFolder()) && !Session::sampleFolder().isEmpty())
            m_parts->synthetic->setChecked(true);
        if (!m_projectChosen)
            m_parts->project->setPath(freeProjectPath(Session::defaultProjectFolder(), folder));
    }
    const auto looking = inBackground([folder, stop = m_stop] {
        return std::make_shared<const FolderSurvey>(surveyFolder(folder, *stop));
    });
    whenDone(looking, this, [this, epoch](const std::shared_ptr<const FolderSurvey>& survey) {
        if (epoch == m_folderEpoch)
            folderSurveyed(survey);
    });
    refresh();
}

void ImportDialog::folderSurveyed(std::shared_ptr<const FolderSurvey> survey)
{
    m_folder = std::move(survey);
    if (m_folder->folder.isEmpty())
        m_parts->folder->setStatus({});
    else if (!m_folder->exists)
        m_parts->folder->setStatus(tr("There is no such folder: choose another one."), "wrong");
    else if (m_folder->pictures == 0)
        m_parts->folder->setStatus(tr("No pictures (JPEG, PNG, WebP, TIFF, BMP) in this folder or below it."),
                                   "wrong");
    else if (m_folder->folders == 1)
        m_parts->folder->setStatus(tr("%1 pictures").arg(amount(m_folder->pictures)));
    else
        m_parts->folder->setStatus(
            tr("%1 pictures in %2 folders").arg(amount(m_folder->pictures), amount(m_folder->folders)));
    if (!m_labelsChosen && m_folder->table != m_parts->labels->path())
        setLabels(m_folder->table);
    matchRows();
    refresh();
}

void ImportDialog::setLabels(const QString& file)
{
    const int epoch = ++m_labelsEpoch;
    m_labels.reset();
    m_labelsError.clear();
    m_matched = -1;
    m_parts->labels->setPath(file);
    m_parts->columns->clear();
    m_readingLabels = !file.isEmpty();
    if (m_readingLabels) {
        // Every row, not just those shown: the values of a column are chosen from all of them.
        whenDone(Session::previewLabels(file, -1).then(
                     QtFuture::Launch::Async,
                     [](const Result<LabelTable>& table) -> Result<std::shared_ptr<const LabelSurvey>> {
                         if (!table)
                             return table.error();
                         return std::make_shared<const LabelSurvey>(surveyLabels(*table));
                     }),
                 this, [this, epoch](const Result<std::shared_ptr<const LabelSurvey>>& survey) {
                     if (epoch != m_labelsEpoch)
                         return;
                     m_readingLabels = false;
                     if (survey)
                         labelsSurveyed(*survey);
                     else
                         labelsFailed(survey.error());
                 });
    }
    refresh();
}

void ImportDialog::labelsSurveyed(std::shared_ptr<const LabelSurvey> survey)
{
    m_labels = std::move(survey);
    m_parts->showPreview(m_labels->table);
    m_parts->columns->setSurvey(*m_labels); // emits edited()
}

void ImportDialog::labelsFailed(const Error& error)
{
    m_labelsError = error.userText;
    refresh();
}

void ImportDialog::columnsEdited()
{
    std::vector<ValueMapEditor::Candidate> candidates;
    for (const auto& [name, column] : m_parts->columns->attributes())
        candidates.push_back(
            {name, column->values, column->counts, column->distinct > column->values.size()});
    m_parts->meaning->setCandidates(std::move(candidates));
    matchRows();
    refresh();
}

void ImportDialog::matchRows()
{
    const int epoch = ++m_matchEpoch;
    m_matched = -1;
    const int column = m_parts->columns->fileColumn();
    if (!m_labels || !m_folder || column < 0)
        return;
    whenDone(inBackground([labels = m_labels, folder = m_folder, column] {
                 return matchingRows(labels->table, column, *folder);
             }),
             this, [this, epoch](qint64 matched) {
                 if (epoch != m_matchEpoch)
                     return;
                 m_matched = matched;
                 refresh();
             });
}

void ImportDialog::showLabelsStatus()
{
    PathRow* row = m_parts->labels;
    if (!m_labelsError.isEmpty())
        return row->setStatus(m_labelsError, "wrong");
    if (m_readingLabels)
        return row->setStatus(tr("Reading the table…"));
    if (!m_labels)
        return row->setStatus({});
    const auto rows = static_cast<qint64>(m_labels->table.rows.size());
    const QString size = tr("%1 rows, %2 columns").arg(amount(rows), amount(m_labels->table.header.size()));
    if (m_matched < 0)
        return row->setStatus(size);
    if (m_matched == 0)
        return row->setStatus(
            tr("%1; none names a picture of this folder: choose the column with the file names "
               "below, or another folder.")
                .arg(size),
            "wrong");
    if (m_matched < rows)
        return row->setStatus(
            tr("%1; %2 rows name a picture, %3 name none and will be listed after the import.")
                .arg(size, amount(m_matched), amount(rows - m_matched)),
            "warning");
    row->setStatus(tr("%1; every row names a picture.").arg(size));
}

bool ImportDialog::beginsNewAudit() const
{
    // A run is about the images it saw, so other images need an audit of their own.
    const auto project = m_services.session.project();
    return m_newAudit || !project || project->isReadOnly() || !project->runs().empty();
}

QString ImportDialog::obstacle() const
{
    const Session& session = m_services.session;
    if (m_starting || session.job() != JobKind::None)
        return tr("Something is running: wait for it, or cancel it in the status line.");
    if (m_parts->folder->path().isEmpty())
        return tr("Choose the folder with the portraits.");
    if (!m_folder || m_readingLabels)
        return tr("Reading…");
    if (!m_folder->exists || m_folder->pictures == 0)
        return tr("Choose a folder with pictures in it.");
    if (!m_labelsError.isEmpty())
        return tr("The table of labels cannot be read: choose another one, or clear its line.");
    if (m_labels && !m_parts->columns->problem().isEmpty())
        return m_parts->columns->problem();
    if (m_labels && m_matched == 0)
        return tr("No row of the table names a picture of this folder.");
    if (m_labels && !m_parts->meaning->attribute().isEmpty() && !m_parts->meaning->problem().isEmpty())
        return m_parts->meaning->problem();
    if (beginsNewAudit() && projectPath().isEmpty())
        return tr("Say where the audit is saved.");
    return {};
}

void ImportDialog::refresh()
{
    showLabelsStatus();
    m_parts->showLabels(m_labels != nullptr, m_folder ? m_folder->folders : 0);
    m_parts->project->setVisible(beginsNewAudit());
    setWindowTitle(beginsNewAudit() ? tr("New audit") : tr("Import images"));
    const QString reason = obstacle();
    m_parts->import->setEnabled(reason.isEmpty());
    m_parts->import->setToolTip(reason.isEmpty() ? tr("Reads the pictures; none is changed or copied")
                                                 : reason);
    m_parts->reason->setText(reason);
}

ImportRequest ImportDialog::request() const
{
    ImportRequest request;
    request.imagesDir = m_parts->folder->path();
    request.synthetic = m_parts->synthetic->isChecked();
    if (!m_labels)
        return request;
    request.labelsFile = m_parts->labels->path();
    m_parts->columns->applyTo(request);
    const QString truth = m_parts->meaning->attribute();
    if (!truth.isEmpty())
        request.valueMaps.insert(truth, m_parts->meaning->map());
    return request;
}

void ImportDialog::accept()
{
    if (!obstacle().isEmpty())
        return refresh();
    if (!beginsNewAudit())
        return startImport();
    m_starting = true;
    refresh();
    const QString path = projectPath();
    whenDone(inBackground([path] { return QDir().mkpath(QFileInfo(path).absolutePath()); }), this,
             [this, path](bool) {
        whenDone(m_services.session.createProject(path), this, [this](const Result<void>& created) {
            m_starting = false;
            if (created)
                return startImport();
            m_parts->project->setStatus(created.error().userText, "wrong");
            refresh();
        });
    });
}

void ImportDialog::startImport()
{
    Session& session = m_services.session;
    const ImportRequest asked = request();
    // The session is the context from here on: the dialog is gone before the import ends.
    whenDone(session.importDataset(asked), &session, [&session, asked](const Result<ImportReport>& report) {
        if (!report) {
            if (report.error().code != ErrorCode::Cancelled)
                Q_EMIT session.failed(report.error());
            return;
        }
        // Remembered for the Dataset page: the dataset itself does not know which table its labels came from.
        const auto noted = inBackground([project = session.project(), file = asked.labelsFile] {
            if (project)
                project->setSetting(QStringLiteral("labels_file"), file);
            return true;
        });
        whenDone(noted, &session, [&session](bool) { Q_EMIT session.datasetChanged(); });
    });
    QDialog::accept();
}

} // namespace plumbline::ui
