#include "window/menus/help_menu.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

#include "window/menus/keys_dialog.h"

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

HelpMenu::HelpMenu(const QMenuBar& bar, const QWidget& presentation, QWidget* window)
    : QMenu(window)
    , m_bar(bar)
    , m_presentation(presentation)
    , m_keys(addAction(QString(), this, &HelpMenu::showKeys))
    , m_about(addAction(QString(), this, &HelpMenu::showAbout))
{
    m_keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Question)});
    retranslate();
}

void HelpMenu::showKeys()
{
    KeysDialog dialog(m_bar, m_presentation, parentWidget());
    dialog.exec();
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
