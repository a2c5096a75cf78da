// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/workbook.h"

#include <array>
#include <xlsxwriter.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

namespace plumbline {

namespace {

constexpr qsizetype kMostCellText = 32'767; ///< characters in a cell, by the format
constexpr double kNameWidth = 30;
constexpr double kValueWidth = 96;
constexpr std::size_t kFormats = 8;

/// Characters that XML 1.0 has no place for would make the file unreadable.
QByteArray cellText(const QString& text)
{
    QString plain = text.left(kMostCellText);
    plain.removeIf([](QChar letter) {
        const char16_t code = letter.unicode();
        return (code < 0x20 && code != '\t' && code != '\n') || code >= 0xfffe;
    });
    return plain.toUtf8();
}

Error unwritten(const QString& detail)
{
    return {ErrorCode::DiskFull,
            QCoreApplication::translate("Workbook",
                                        "The workbook could not be made in the folder for temporary files; "
                                        "make room there and export again."),
            detail};
}

} // namespace

class Workbook::Impl
{
public:
    QTemporaryDir folder; ///< private to the user: what is written meanwhile lies here
    QByteArray path;
    QByteArray scratch;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    std::array<lxw_format*, kFormats> formats {};
    std::vector<CellFormat> columns;
    lxw_row_t next = 0;

    [[nodiscard]] lxw_format* format(CellFormat wanted) const
    {
        return formats[static_cast<std::size_t>(wanted)];
    }

    void makeFormats()
    {
        for (lxw_format*& made : formats) {
            made = workbook_add_format(book);
            format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        }
        format_set_num_format(format(CellFormat::Count), "#,##0");
        format_set_num_format(format(CellFormat::Share), "0.0%");
        format_set_num_format(format(CellFormat::P), "[<0.0001]0.0E+00;0.0000");
        format_set_num_format(format(CellFormat::Score), "0.0000");
        format_set_text_wrap(format(CellFormat::Wrapped));
        format_set_bold(format(CellFormat::Bold));
        format_set_text_wrap(format(CellFormat::Bold));
        format_set_bold(format(CellFormat::Title));
        format_set_font_size(format(CellFormat::Title), 14);
    }

    void write(lxw_col_t column, const QJsonValue& value, CellFormat how)
    {
        lxw_format* dress = format(how);
        if (value.isDouble())
            worksheet_write_number(sheet, next, column, value.toDouble(), dress);
        else if (value.isBool())
            worksheet_write_boolean(sheet, next, column, value.toBool() ? 1 : 0, dress);
        else if (const QString text = value.toString(); !text.isEmpty())
            worksheet_write_string(sheet, next, column, cellText(text).constData(), dress);
    }

    void begin(const QString& name)
    {
        sheet = workbook_add_worksheet(book, name.toUtf8().constData());
        next = 0;
        columns.clear();
    }
};

Workbook::Workbook()
    : m_impl(std::make_unique<Impl>())
{
    m_impl->path = QFile::encodeName(m_impl->folder.filePath(QStringLiteral("workbook.xlsx")));
    m_impl->scratch = QFile::encodeName(m_impl->folder.path());
    lxw_workbook_options options {};
    options.constant_memory = LXW_TRUE;
    options.use_zip64 = LXW_FALSE;
    options.tmpdir = m_impl->scratch.data();
    m_impl->book = workbook_new_opt(m_impl->path.constData(), &options);
    if (m_impl->book)
        m_impl->makeFormats();
}

Workbook::~Workbook()
{
    if (m_impl->book)
        workbook_close(m_impl->book);
}

void Workbook::addTable(const QString& name, const std::vector<Column>& columns)
{
    if (!m_impl->book)
        return;
    m_impl->begin(name);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto at = static_cast<lxw_col_t>(i);
        m_impl->columns.push_back(columns[i].format);
        worksheet_set_column(m_impl->sheet, at, at, columns[i].width, nullptr);
        m_impl->write(at, columns[i].title, CellFormat::Bold);
    }
    worksheet_freeze_panes(m_impl->sheet, 1, 0);
    ++m_impl->next;
}

void Workbook::addPage(const QString& name)
{
    if (!m_impl->book)
        return;
    m_impl->begin(name);
    worksheet_set_column(m_impl->sheet, 0, 0, kNameWidth, nullptr);
    worksheet_set_column(m_impl->sheet, 1, 1, kValueWidth, nullptr);
}

void Workbook::addRow(const std::vector<QJsonValue>& cells)
{
    if (!m_impl->sheet)
        return;
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_impl->write(static_cast<lxw_col_t>(i), cells[i],
                      i < m_impl->columns.size() ? m_impl->columns[i] : CellFormat::Plain);
    ++m_impl->next;
}

void Workbook::addEntry(const QString& name, const QJsonValue& value, CellFormat format)
{
    if (!m_impl->sheet)
        return;
    m_impl->write(0, name, CellFormat::Bold);
    m_impl->write(1, value, format);
    ++m_impl->next;
}

void Workbook::addTitle(const QString& text)
{
    if (!m_impl->sheet)
        return;
    m_impl->write(0, text, CellFormat::Title);
    ++m_impl->next;
}

int Workbook::row() const
{
    return static_cast<int>(m_impl->next);
}

Result<QByteArray> Workbook::finish()
{
    if (!m_impl->book)
        return unwritten(m_impl->folder.errorString());
    const lxw_error ended = workbook_close(m_impl->book); // frees it, whatever it says
    m_impl->book = nullptr;
    m_impl->sheet = nullptr;
    if (ended != LXW_NO_ERROR)
        return unwritten(QString::fromUtf8(lxw_strerror(ended)));
    QFile file(QFile::decodeName(m_impl->path));
    if (!file.open(QIODevice::ReadOnly))
        return unwritten(file.errorString());
    return file.readAll();
}

} // namespace plumbline
