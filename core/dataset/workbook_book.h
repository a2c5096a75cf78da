// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <orcus/spreadsheet/import_interface.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include <QDate>
#include <QStringList>

#include "core/dataset/workbook_dates.h"
#include "core/dataset/workbook_sheets.h"

// What a workbook has beside its sheets; shared by the sources that read workbooks.
namespace plumbline {

namespace ss = orcus::spreadsheet;
namespace iface = orcus::spreadsheet::iface;

inline QString bookText(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// What all sheets of a file share.
struct WorkbookParts
{
    qint64 cellsLeft = 0;
    QStringList strings;
    QDate origin {1899, 12, 30};
    std::vector<bool> isDateXf; ///< per cell format
};

class WorkbookStrings final : public iface::import_shared_strings
{
public:
    explicit WorkbookStrings(WorkbookParts& book)
        : m_book(book)
    {
    }
    size_t append(std::string_view s) override { return keep(bookText(s)); }
    size_t add(std::string_view s) override { return keep(bookText(s)); }
    void set_segment_font(size_t /*index*/) override { }
    void set_segment_bold(bool /*on*/) override { }
    void set_segment_italic(bool /*on*/) override { }
    void set_segment_font_name(std::string_view /*name*/) override { }
    void set_segment_font_size(double /*pt*/) override { }
    void set_segment_font_color(ss::color_elem_t /*a*/, ss::color_elem_t /*r*/, ss::color_elem_t /*g*/,
                                ss::color_elem_t /*b*/) override
    {
    }
    void append_segment(std::string_view s) override { m_segments.append(bookText(s)); }
    size_t commit_segments() override { return keep(std::exchange(m_segments, {})); }

private:
    size_t keep(const QString& string)
    {
        if (m_book.cellsLeft-- <= 0)
            throw WorkbookTooLarge();
        m_book.strings.append(string);
        return static_cast<size_t>(m_book.strings.size() - 1);
    }

    WorkbookParts& m_book;
    QString m_segments;
};

/// Of all styles only this is wanted: which cell formats show dates.
class WorkbookStyles final : public iface::import_styles
{
public:
    explicit WorkbookStyles(WorkbookParts& book)
        : m_book(book)
    {
    }
    void set_number_format_identifier(size_t id) override { m_identifier = id; }
    void set_number_format_code(std::string_view s) override { m_isDate = isDateFormat(s); }
    size_t commit_number_format() override
    {
        m_isDateFormat[m_identifier] = m_isDate;
        m_isDate = false;
        return m_identifier;
    }
    void set_xf_number_format(size_t index) override { m_format = index; }
    size_t commit_cell_xf() override
    {
        const auto own = m_isDateFormat.find(m_format);
        m_book.isDateXf.push_back(own == m_isDateFormat.end() ? isDateFormat(m_format) : own->second);
        m_format = 0;
        return m_book.isDateXf.size() - 1;
    }
    size_t commit_cell_style_xf() override
    {
        m_format = 0;
        return 0;
    }
    size_t commit_dxf() override
    {
        m_format = 0;
        return 0;
    }

    // The looks of cells.
    void set_font_count(size_t /*n*/) override { }
    void set_font_bold(bool /*b*/) override { }
    void set_font_italic(bool /*b*/) override { }
    void set_font_name(std::string_view /*s*/) override { }
    void set_font_size(double /*pt*/) override { }
    void set_font_underline(ss::underline_t /*e*/) override { }
    void set_font_underline_width(ss::underline_width_t /*e*/) override { }
    void set_font_underline_mode(ss::underline_mode_t /*e*/) override { }
    void set_font_underline_type(ss::underline_type_t /*e*/) override { }
    void set_font_underline_color(ss::color_elem_t /*a*/, ss::color_elem_t /*r*/, ss::color_elem_t /*g*/,
                                  ss::color_elem_t /*b*/) override
    {
    }
    void set_font_color(ss::color_elem_t /*a*/, ss::color_elem_t /*r*/, ss::color_elem_t /*g*/,
                        ss::color_elem_t /*b*/) override
    {
    }
    void set_strikethrough_style(ss::strikethrough_style_t /*s*/) override { }
    void set_strikethrough_type(ss::strikethrough_type_t /*s*/) override { }
    void set_strikethrough_width(ss::strikethrough_width_t /*s*/) override { }
    void set_strikethrough_text(ss::strikethrough_text_t /*s*/) override { }
    size_t commit_font() override { return 0; }
    void set_fill_count(size_t /*n*/) override { }
    void set_fill_pattern_type(ss::fill_pattern_t /*fp*/) override { }
    void set_fill_fg_color(ss::color_elem_t /*a*/, ss::color_elem_t /*r*/, ss::color_elem_t /*g*/,
                           ss::color_elem_t /*b*/) override
    {
    }
    void set_fill_bg_color(ss::color_elem_t /*a*/, ss::color_elem_t /*r*/, ss::color_elem_t /*g*/,
                           ss::color_elem_t /*b*/) override
    {
    }
    size_t commit_fill() override { return 0; }
    void set_border_count(size_t /*n*/) override { }
    void set_border_style(ss::border_direction_t /*d*/, ss::border_style_t /*s*/) override { }
    void set_border_color(ss::border_direction_t /*d*/, ss::color_elem_t /*a*/, ss::color_elem_t /*r*/,
                          ss::color_elem_t /*g*/, ss::color_elem_t /*b*/) override
    {
    }
    void set_border_width(ss::border_direction_t /*d*/, double /*w*/, orcus::length_unit_t /*u*/) override { }
    size_t commit_border() override { return 0; }
    void set_cell_hidden(bool /*b*/) override { }
    void set_cell_locked(bool /*b*/) override { }
    void set_cell_print_content(bool /*b*/) override { }
    void set_cell_formula_hidden(bool /*b*/) override { }
    size_t commit_cell_protection() override { return 0; }
    void set_number_format_count(size_t /*n*/) override { }
    void set_cell_xf_count(size_t /*n*/) override { }
    void set_cell_style_xf_count(size_t /*n*/) override { }
    void set_dxf_count(size_t /*n*/) override { }
    void set_xf_font(size_t /*i*/) override { }
    void set_xf_fill(size_t /*i*/) override { }
    void set_xf_border(size_t /*i*/) override { }
    void set_xf_protection(size_t /*i*/) override { }
    void set_xf_style_xf(size_t /*i*/) override { }
    void set_xf_apply_alignment(bool /*b*/) override { }
    void set_xf_horizontal_alignment(ss::hor_alignment_t /*a*/) override { }
    void set_xf_vertical_alignment(ss::ver_alignment_t /*a*/) override { }
    void set_cell_style_count(size_t /*n*/) override { }
    void set_cell_style_name(std::string_view /*s*/) override { }
    void set_cell_style_xf(size_t /*i*/) override { }
    void set_cell_style_builtin(size_t /*i*/) override { }
    void set_cell_style_parent_name(std::string_view /*s*/) override { }
    size_t commit_cell_style() override { return 0; }

private:
    WorkbookParts& m_book;
    std::map<size_t, bool> m_isDateFormat; ///< of the formats the workbook brings
    size_t m_identifier = 0;
    size_t m_format = 0;
    bool m_isDate = false;
};

class WorkbookSettings final : public iface::import_global_settings
{
public:
    explicit WorkbookSettings(WorkbookParts& book)
        : m_book(book)
    {
    }
    void set_origin_date(int year, int month, int day) override
    {
        if (const QDate origin(year, month, day); origin.isValid())
            m_book.origin = origin;
    }
    void set_default_formula_grammar(ss::formula_grammar_t grammar) override { m_grammar = grammar; }
    ss::formula_grammar_t get_default_formula_grammar() const override { return m_grammar; }
    void set_character_set(orcus::character_set_t /*set*/) override { }

private:
    WorkbookParts& m_book;
    ss::formula_grammar_t m_grammar = ss::formula_grammar_t::unknown;
};

/// "B12", "$B$12", "A1:B12": where cells are.
class WorkbookReferences final : public iface::import_reference_resolver
{
public:
    ss::src_address_t resolve_address(std::string_view address) override
    {
        ss::src_address_t at {0, 0, 0};
        for (const char c : address) {
            if (c >= 'A' && c <= 'Z')
                at.column = std::min(at.column * 26 + (c - 'A' + 1), kBeyond);
            else if (c >= '0' && c <= '9')
                at.row = std::min(at.row * 10 + (c - '0'), kBeyond);
        }
        --at.row;
        --at.column;
        return at;
    }
    ss::src_range_t resolve_range(std::string_view range) override
    {
        const std::size_t colon = range.find(':');
        if (colon == std::string_view::npos)
            return {resolve_address(range), resolve_address(range)};
        return {resolve_address(range.substr(0, colon)), resolve_address(range.substr(colon + 1))};
    }

private:
    static constexpr std::int32_t kBeyond = 10'000'000; ///< of any sheet; no number overflows
};

} // namespace plumbline
