#include "window/look/look.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFont>
#include <QFontInfo>
#include <QPalette>
#include <QScreen>
#include <QStyledItemDelegate>

#include "window/look/settings.h"

#include <algorithm>
#include <cmath>

namespace window {

namespace {

QPalette paletteOf(const scene::Theme& theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::WindowText, theme.ink);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.background);
    palette.setColor(QPalette::Text, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.softInk);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.ink);
    palette.setColor(QPalette::BrightText, theme.accent);
    palette.setColor(QPalette::Light, mixed(theme.panel, Qt::white, 0.2));
    palette.setColor(QPalette::Midlight, theme.background);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, mixed(theme.line, theme.ink, 0.3));
    palette.setColor(QPalette::Shadow, mixed(theme.line, theme.ink, 0.5));
    palette.setColor(QPalette::Highlight, theme.accent2);
    palette.setColor(QPalette::HighlightedText, scene::inkOn(theme, theme.accent2));
    palette.setColor(QPalette::Link, theme.accent2);
    palette.setColor(QPalette::LinkVisited, theme.accent2);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.ink);
    const QColor faint = mixed(theme.panel, theme.ink, 0.4);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

/// The stylesheet with @names for the theme's colours.
constexpr const char* sheet = R"(
QMainWindow, QMenuBar, QMenu, QDialog { background: @panel; color: @ink; }
QMenuBar { border-bottom: 1px solid @line; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: @tint; }
QMenuBar::item:disabled { color: @faint; }
QMenu { border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 26px; border-radius: 5px; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolTip { background: @panel; color: @ink; border: 1px solid @line; padding: 4px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QLabel { background: transparent; }
QLabel[role="heading"] { color: @soft; font-weight: 700; }
QLabel[role="soft"] { color: @soft; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="problem"] { color: @accentText; }
QLabel[role="formula"], QWidget[role="formula"] { background: @background; border-radius: 8px; }
QWidget[role="formula"] { padding: 8px 10px; }
QAbstractSpinBox, QComboBox, QLineEdit { background: @background; color: @ink; border: 1px solid @line; border-radius: 6px;
    padding: 2px 8px; min-height: 22px; selection-background-color: @accent2; selection-color: @onAccent2; }
QAbstractSpinBox:focus, QComboBox:focus, QLineEdit:focus { border: 2px solid @accent2; padding: 1px 7px; }
QAbstractSpinBox[wrong="true"] { border: 2px solid @accent; padding: 1px 7px; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox:focus, QAbstractSpinBox[wrong="true"] { padding-right: 19px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 18px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/window/up-@name.png); width: 8px; height: 8px; }
QAbstractSpinBox::down-arrow, QComboBox::down-arrow { image: url(:/window/down-@name.png); width: 8px; height: 8px; }
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::down-arrow:off { image: none; }
QCheckBox, QRadioButton { spacing: 6px; border: 1px solid transparent; border-radius: 6px; padding: 3px 8px; outline: 0; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @accent2; padding: 2px 7px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @edge; border-radius: 4px; background: @background; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @edge; border-radius: 8px; background: @background; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent2; background: @onAccent2; }
QCheckBox::indicator:checked { background: @accent2; border-color: @accent2; image: url(:/window/check-@name.png); }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox QAbstractItemView::item { padding: 4px 10px; min-height: 18px; color: @ink; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; selection-background-color: @tint; selection-color: @ink; outline: 0; }
QPushButton { background: @panel; color: @ink; border: 1px solid @line; border-radius: 6px; padding: 4px 12px; min-height: 20px; outline: 0; }
QPushButton:hover, QToolButton:hover { background: @tint; }
QPushButton:focus { border: 2px solid @accent2; padding: 3px 11px; }
QPushButton:default, QPushButton[role="primary"] { background: @accent2; color: @onAccent2; border-color: @accent2; }
QPushButton:default:focus, QPushButton[role="primary"]:focus { border: 2px solid @ink; padding: 3px 11px; }
QPushButton[role="primary"]:disabled { background: @background; color: @faint; border-color: @line; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolButton { background: @panel; color: @ink; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; outline: 0; }
QFileDialog QToolButton { padding: 3px; } /* for a picture, which has no room else */
QToolButton:checked { background: @accent2; color: @onAccent2; border-color: @accent2; }
QToolButton:focus { border: 2px solid @accent2; padding: 4px 11px; }
QToolButton:checked:focus { border: 2px solid @ink; padding: 4px 11px; }
QPushButton:disabled { background: @panel; color: @faint; border: 1px solid @line; padding: 4px 12px; }
QPushButton[role="link"] { border: none; background: transparent; color: @accent2; padding: 4px 2px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid @accent2; border-radius: 6px; padding: 2px 0px; }
QPushButton[role="segment"] { border-radius: 0; padding: 4px 6px; border-right: none; }
QPushButton[role="segment"]:focus { border: 2px solid @accent2; padding: 3px 5px; }
QPushButton[role="segment"]:checked { background: @accent2; color: @onAccent2; border-color: @accent2; font-weight: 700; }
QPushButton[role="segment"]:checked:focus { border: 2px solid @ink; padding: 3px 5px; }
QPushButton[role="segment"][place="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QPushButton[role="segment"][place="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; border-right: 1px solid @line; }
QHeaderView::section { background: @background; color: @soft; border: none; border-bottom: 1px solid @line; padding: 4px 12px; font-weight: 700; }
QTableView { background: @panel; border: none; border-top: 1px solid @line; gridline-color: @line; outline: 0; }
QTableView QTableCornerButton::section { background: @background; border: none; }
#historyList { background: @panel; color: @ink; border: none; border-left: 1px solid @line; outline: 0; padding: 4px; }
#historyList::item { padding: 5px 8px; border-radius: 5px; }
#recoveryList { background: @background; color: @ink; border: 1px solid @line; border-radius: 6px; outline: 0; padding: 4px; }
#recoveryList:focus { border: 2px solid @accent2; padding: 3px; }
#recoveryList::item { padding: 6px 8px; border-radius: 5px; }
QMenu::item:selected, QComboBox QAbstractItemView::item:selected, #historyList::item:selected, #recoveryList::item:selected { background: @tint; color: @ink; }
QDockWidget { color: @soft; font-weight: 700; border: none; }
QDockWidget::title { background: @background; padding: 8px 12px; border-left: 1px solid @line; border-bottom: 1px solid @line; }
QDockWidget::close-button { subcontrol-origin: margin; subcontrol-position: center right; right: 10px; }
#brushHint { background: @panel; color: @ink; border: 1px solid @line; border-radius: 8px; }
QSplitter::handle { background: @line; }
QScrollBar:vertical { background: transparent; width: 9px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 9px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: 4px; margin: 1px; min-height: 24px; min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QString sheetOf(const scene::Theme& theme)
{
    QString text = QString::fromLatin1(sheet);
    // What is chosen is told by it alone: in the theme of high contrast, so that it is seen.
    const QColor tint = mixed(theme.panel, theme.accent2, theme.name == QLatin1String("contrast") ? 0.45 : 0.14);
    // Words in the accent colour must be readable on the panel, which the accent itself need not be.
    QColor accentText = theme.accent;
    while (scene::contrast(accentText, theme.panel) < 4.5 && accentText != theme.ink)
        accentText = mixed(accentText, theme.ink, 0.15);
    const std::pair<const char*, QString> names[] = {
        {"@background", theme.background.name()}, {"@panel", theme.panel.name()},
        {"@ink", theme.ink.name()}, {"@soft", theme.softInk.name()}, {"@line", theme.line.name()},
        {"@accentText", accentText.name()}, {"@accent2", theme.accent2.name()}, {"@accent", theme.accent.name()},
        {"@onAccent2", scene::inkOn(theme, theme.accent2).name()}, {"@tint", tint.name()},
        {"@edge", mixed(theme.line, theme.ink, 0.45).name()}, {"@faint", mixed(theme.panel, theme.ink, 0.4).name()}, {"@handle", mixed(theme.line, theme.softInk, 0.15).name()},
        {"@name", theme.panel.lightness() < 128 ? QStringLiteral("dark") : QStringLiteral("light")},
    };
    for (const auto& [name, value] : names)
        text.replace(QLatin1String(name), value);
    return text;
}

} // namespace

QColor mixed(const QColor& under, const QColor& over, double share)
{
    const auto channel = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return {channel(under.red(), over.red()), channel(under.green(), over.green()), channel(under.blue(), over.blue())};
}

Look::Look()
    : m_choice(Settings().value(QStringLiteral("theme"), QStringLiteral("system")).toString())
    // Qt 6.4 cannot say which colour scheme the system has; the palette it starts with can.
    , m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    // Read from the third row: 14 pixels, unless the system asks for more.
    QFont font = QApplication::font();
    font.setPixelSize(std::max(14, QFontInfo(font).pixelSize()));
    QApplication::setFont(font);
    qApp->installEventFilter(this);
    apply();
}

bool Look::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Polish) {
        // The list of a combo box takes no padding from the stylesheet with its own delegate.
        if (auto* box = qobject_cast<QComboBox*>(watched))
            box->setItemDelegate(new QStyledItemDelegate(box));
    } else if (event->type() == QEvent::Show && watched->inherits("QComboBoxPrivateContainer")) {
        // As wide as its longest entry, which may be longer than the box; its right edge stays on the screen.
        auto* list = static_cast<QWidget*>(watched);
        if (const auto* view = list->findChild<QAbstractItemView*>()) {
            const QRect screen = list->screen()->availableGeometry();
            const int width = std::max(list->width(), view->sizeHintForColumn(0) + 6);
            list->setGeometry(std::min(list->x(), screen.right() + 1 - width), list->y(), width, list->height());
        }
    }
    return QObject::eventFilter(watched, event);
}

void Look::choose(const QString& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    Settings().setValue(QStringLiteral("theme"), choice);
    apply();
    emit changed();
}

void Look::apply()
{
    const QString system = m_systemIsDark ? QStringLiteral("dark") : QStringLiteral("light");
    m_theme = scene::themeNamed(m_choice == QLatin1String("system") ? system : m_choice);
    QApplication::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(sheetOf(m_theme));
}

} // namespace window
