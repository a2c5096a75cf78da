// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/workbook_sheets.h"

#include <cmath>
#include <orcus/spreadsheet/import_interface.hpp>
#include <utility>

#include "core/dataset/label_shape.h"
#include "core/dataset/workbook_book.h"
#include "core/dataset/workbook_dates.h"

namespace plumbline {

namespace {

constexpr ss::row_t kMaxRows = 1'048'576;
constexpr ss::col_t kMaxCols = 16'384;

class Sheet;

/// Takes a formula's result, not the formula.
class Formula final : public iface::import_formula
{
public:
    explicit Formula(Sheet& sheet)
        : m_sheet(sheet)
    {
    }
    void set_position(ss::row_t row, ss::col_t col) override
    {
        m_row = row;
        m_col = col;
    }
    void set_formula(ss::formula_grammar_t /*grammar*/, std::string_view /*formula*/) override { }
    void set_shared_formula_index(size_t /*index*/) override { }
    void set_result_string(std::string_view value) override;
    void set_result_value(double value) override;
    void set_result_bool(bool value) override;
    void set_result_empty() override { }
    void commit() override { }

private:
    Sheet& m_sheet;
    ss::row_t m_row = 0;
    ss::col_t m_col = 0;
};

class ArrayFormula final : public iface::import_array_formula
{
public:
    explicit ArrayFormula(Sheet& sheet)
        : m_sheet(sheet)
    {
    }
    void set_range(const ss::range_t& /*range*/) override { }
    void set_formula(ss::formula_grammar_t /*grammar*/, std::string_view /*formula*/) override { }
    void set_result_string(ss::row_t row, ss::col_t col, std::string_view value) override;
    void set_result_value(ss::row_t row, ss::col_t col, double value) override;
    void set_result_bool(ss::row_t row, ss::col_t col, bool value) override;
    void set_result_empty(ss::row_t /*row*/, ss::col_t /*col*/) override { }
    void commit() override { }

private:
    Sheet& m_sheet;
};

class Sheet final : public iface::import_sheet
{
public:
    Sheet(WorkbookParts& book, QString name, bool isWanted)
        : m_book(book)
        , m_isWanted(isWanted)
        , m_formula(*this)
        , m_arrayFormula(*this)
    {
        m_cells.name = std::move(name);
    }

    [[nodiscard]] const QString& name() const { return m_cells.name; }

    /// Sets right what was not known while cells were read.
    SheetCells take()
    {
        for (const auto& [place, string] : m_strings)
            put(place.first, place.second, m_book.strings.value(static_cast<qsizetype>(string)));
        for (const Number& number : m_numbers)
            if (number.xf < m_book.isDateXf.size() && m_book.isDateXf[number.xf])
                put(number.place.first, number.place.second, dateText(number.value, m_book.origin));
        return std::move(m_cells);
    }

    iface::import_formula* get_formula() override { return &m_formula; }
    iface::import_array_formula* get_array_formula() override { return &m_arrayFormula; }

    void set_auto(ss::row_t row, ss::col_t col, std::string_view s) override { put(row, col, bookText(s)); }
    void set_string(ss::row_t row, ss::col_t col, ss::string_id_t string) override
    {
        if (static_cast<qsizetype>(string) < m_book.strings.size())
            put(row, col, m_book.strings.at(static_cast<qsizetype>(string)));
        else if (m_isWanted)
            m_strings.emplace_back(std::pair(row, col), string); // comes later in the file
    }
    void set_value(ss::row_t row, ss::col_t col, double value) override
    {
        put(row, col, numberText(value));
        m_last = {{row, col}, value, 0};
    }
    void set_bool(ss::row_t row, ss::col_t col, bool value) override
    {
        put(row, col, value ? QStringLiteral("TRUE") : QStringLiteral("FALSE"));
    }
    void set_date_time(ss::row_t row, ss::col_t col, int year, int month, int day, int hour, int minute,
                       double second) override
    {
        const QDate date(year, month, day);
        const double time = (hour * 60 + minute) * 60 + second;
        put(row, col,
            date.isValid()
                ? dateText(static_cast<double>(QDate(1, 1, 1).daysTo(date)) + time / 86'400, QDate(1, 1, 1))
                : QString());
    }
    void set_format(ss::row_t row, ss::col_t col, size_t xf) override
    {
        // A cell's format comes right after its value; what it means comes with the styles at the end.
        if (m_isWanted && xf > 0 && m_last.place == Place(row, col))
            m_numbers.push_back({m_last.place, m_last.value, xf});
    }
    void set_format(ss::row_t /*row1*/, ss::col_t /*col1*/, ss::row_t /*row2*/, ss::col_t /*col2*/,
                    size_t /*xf*/) override
    {
    }
    void fill_down_cells(ss::row_t row, ss::col_t col, ss::row_t count) override
    {
        const auto from = m_cells.rows.find(row);
        if (from == m_cells.rows.end() || col < 0 || col >= from->second.size())
            return;
        const QString cell = from->second.at(col);
        for (ss::row_t i = 1; i <= count; ++i)
            put(row + i, col, cell);
    }
    ss::range_size_t get_sheet_size() const override { return {kMaxRows, kMaxCols}; }

private:
    void put(ss::row_t row, ss::col_t col, const QString& cell)
    {
        if (!m_isWanted || row < 0 || col < 0 || row >= kMaxRows)
            return;
        // One column beyond tells that there are too many.
        const auto at = std::min<qsizetype>(col, kMaxTableColumns);
        QStringList& cells = m_cells.rows[row];
        if (at >= cells.size()) {
            m_book.cellsLeft -= at + 1 - cells.size();
            if (m_book.cellsLeft < 0)
                throw WorkbookTooLarge();
            cells.resize(at + 1);
        }
        cells[at] = cell;
    }

    using Place = std::pair<ss::row_t, ss::col_t>;
    WorkbookParts& m_book;
    bool m_isWanted;
    SheetCells m_cells;
    std::vector<std::pair<Place, size_t>> m_strings;
    struct Number
    {
        Place place;
        double value;
        size_t xf;
    };
    Number m_last {{-1, -1}, 0, 0}; ///< the number read last
    std::vector<Number> m_numbers;  ///< that have a format: dates, perhaps
    Formula m_formula;
    ArrayFormula m_arrayFormula;
};

void Formula::set_result_string(std::string_view value)
{
    m_sheet.set_auto(m_row, m_col, value);
}
void Formula::set_result_value(double value)
{
    m_sheet.set_value(m_row, m_col, value);
}
void Formula::set_result_bool(bool value)
{
    m_sheet.set_bool(m_row, m_col, value);
}
void ArrayFormula::set_result_string(ss::row_t row, ss::col_t col, std::string_view value)
{
    m_sheet.set_auto(row, col, value);
}
void ArrayFormula::set_result_value(ss::row_t row, ss::col_t col, double value)
{
    m_sheet.set_value(row, col, value);
}
void ArrayFormula::set_result_bool(ss::row_t row, ss::col_t col, bool value)
{
    m_sheet.set_bool(row, col, value);
}

} // namespace

class WorkbookSink::Factory final : public iface::import_factory
{
public:
    Factory(QString wanted, qint64 maxCells)
        : m_wanted(std::move(wanted))
        , m_strings(m_book)
        , m_styles(m_book)
        , m_settings(m_book)
    {
        m_book.cellsLeft = maxCells;
    }

    iface::import_global_settings* get_global_settings() override { return &m_settings; }
    iface::import_shared_strings* get_shared_strings() override { return &m_strings; }
    iface::import_styles* get_styles() override { return &m_styles; }
    iface::import_reference_resolver* get_reference_resolver(ss::formula_ref_context_t /*context*/) override
    {
        return &m_references;
    }
    iface::import_sheet* append_sheet(ss::sheet_t /*index*/, std::string_view name) override
    {
        const QString title = bookText(name);
        sheets.push_back(std::make_unique<Sheet>(m_book, title, m_wanted.isEmpty() || m_wanted == title));
        return sheets.back().get();
    }
    iface::import_sheet* get_sheet(std::string_view name) override
    {
        const QString title = bookText(name);
        for (const auto& sheet : sheets)
            if (sheet->name() == title)
                return sheet.get();
        return nullptr;
    }
    iface::import_sheet* get_sheet(ss::sheet_t index) override
    {
        const auto at = static_cast<std::size_t>(index);
        return index >= 0 && at < sheets.size() ? sheets[at].get() : nullptr;
    }
    void finalize() override { }

    std::vector<std::unique_ptr<Sheet>> sheets;

private:
    QString m_wanted;
    WorkbookParts m_book;
    WorkbookStrings m_strings;
    WorkbookStyles m_styles;
    WorkbookSettings m_settings;
    WorkbookReferences m_references;
};

WorkbookSink::WorkbookSink(QString wanted, qint64 maxCells)
    : m_factory(std::make_unique<Factory>(std::move(wanted), maxCells))
{
}

WorkbookSink::~WorkbookSink() = default;

iface::import_factory& WorkbookSink::factory()
{
    return *m_factory;
}

std::vector<SheetCells> WorkbookSink::takeSheets()
{
    std::vector<SheetCells> result;
    for (const auto& sheet : m_factory->sheets)
        result.push_back(sheet->take());
    return result;
}

} // namespace plumbline
