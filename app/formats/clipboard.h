#pragma once

#include "formats/numbers.h"

#include <optional>

class QMimeData;

namespace formats {

/// Whether there may be numbers on the clipboard (or in a drop): text, an HTML table. Says nothing of pictures and files.
bool mayHoldTable(const QMimeData& data);

/// The text table of the clipboard: the tables of its HTML where that gives all numbers beside the shown text, else plain
/// text when numbers can be read from it, else the HTML's. Empty when there is neither.
QByteArray clipboardTable(const QMimeData& data);

/// The numbers that a spreadsheet, an editor or this program put on the clipboard. Throws core::FileError with a place
/// when there is text that is no table of numbers; nothing when there is no text at all.
std::optional<Numbers> tensorFromClipboard(const QMimeData& data, const ReadOptions& options = {});

/// The same the other way: tab-separated text and an HTML table, which spreadsheets and word processors take. The caller
/// owns the result, as QClipboard::setMimeData expects.
QMimeData* clipboardFromTensor(const core::Tensor& values, const core::Notation& notation = {});
/// Rows of words and numbers likewise; a number stays one, and no text becomes a formula.
QMimeData* clipboardFromRows(const QList<QStringList>& rows);

} // namespace formats
