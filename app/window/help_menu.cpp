#include "window/help_menu.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

namespace window {

namespace {

QLabel* plain(const QString& text, const char* role = nullptr)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    if (role)
        label->setProperty("role", QLatin1String(role));
    return label;
}

void run(QDialog& dialog, QVBoxLayout& column)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column.addWidget(buttons);
    dialog.exec();
}

} // namespace

HelpMenu::HelpMenu(QWidget* window)
    : QMenu(window)
    , m_keys(addAction(QString(), this, &HelpMenu::showKeys))
    , m_about(addAction(QString(), this, &HelpMenu::showAbout))
{
    m_keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Question)});
    retranslate();
}

void HelpMenu::showKeys()
{
    const std::pair<QString, QString> rows[] = {
        {QStringLiteral("→  ←"), tr("one step forward, back")},
        {tr("Space"), tr("play, pause")},
        {tr("Home  End"), tr("first, last step")},
        {tr("Page Down  Page Up"), tr("the same as → and ←, for a presenter's clicker")},
        {QStringLiteral("Ctrl+→  Ctrl+←"), tr("step from anywhere in the window")},
        {QStringLiteral("Ctrl+↑  Ctrl+↓"), tr("faster, slower")},
        {tr("Ctrl+Page Down  Ctrl+Page Up"), tr("next, previous layer")},
        {tr("digits, F2, Enter"), tr("type into the chosen cell of input, kernel or bias")},
        {tr("arrows, Tab, Enter"), tr("commit, and go to the next cell")},
        {tr("Escape"), tr("take back what was typed; leave the cells")},
        {QStringLiteral("Alt+↑  Alt+↓"), tr("one more, one less in the chosen cell, a tenth with Shift; also the wheel")},
        {QStringLiteral("P"), tr("take the brush, to paint cells; a drag over cells paints without it too")},
        {QStringLiteral("Ctrl+C  Ctrl+V"), tr("copy, paste rows of numbers")},
        {QStringLiteral("Ctrl+Z  Ctrl+Shift+Z"), tr("undo, redo")},
        {QStringLiteral("Ctrl+H  Ctrl+I"), tr("show the history, import numbers or a picture")},
        {tr("Delete"), tr("on a chip: remove the layer; on a cell: set it to 0")},
        {tr("Ctrl+← →, on a chip"), tr("move the layer")},
        {QStringLiteral("Ctrl++  Ctrl+−  Ctrl+0"), tr("zoom a large picture; also Ctrl and the wheel")},
        {QStringLiteral("F11"), tr("full screen")},
    };
    QDialog dialog(parentWidget());
    dialog.setWindowTitle(tr("Keys"));
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(22, 18, 22, 16);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(5); // all of it on a screen 600 pixels high
    int line = 0;
    for (const auto& [keys, words] : rows) {
        grid->addWidget(plain(keys, "strong"), line, 0);
        grid->addWidget(plain(words), line++, 1);
    }
    column->addLayout(grid);
    run(dialog, *column);
}

void HelpMenu::showAbout()
{
    QDialog dialog(parentWidget());
    dialog.setWindowTitle(tr("About Poolscope"));
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(26, 22, 26, 16);
    column->setSpacing(10);
    auto* icon = new QLabel;
    icon->setPixmap(QIcon(QStringLiteral(":/icons/io.github.poolscope.Poolscope.svg")).pixmap(72, 72));
    column->addWidget(icon);
    QLabel* name = plain(QStringLiteral("Poolscope %1").arg(QCoreApplication::applicationVersion()), "strong");
    column->addWidget(name);
    column->addWidget(plain(tr("Step through convolution and pooling, window by window.")));
    column->addWidget(plain(tr("Free software under the MIT licence. It works offline and sends nothing anywhere."), "soft"));
    run(dialog, *column);
}

void HelpMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void HelpMenu::retranslate()
{
    setTitle(tr("&Help"));
    m_keys->setText(tr("&Keys"));
    m_about->setText(tr("&About Poolscope"));
}

} // namespace window
