#include "window/menus/help_menu.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QIcon>

#include "window/look/widgets.h"
#include "window/menus/keys_dialog.h"

namespace window {

HelpMenu::HelpMenu(const QMenuBar& bar, const Presentation& presentation, QWidget* window)
    : Menu(window)
{
    entitle(menuAction(), QT_TR_NOOP("&Help"));
    add(QT_TR_NOOP("&Keys"), {Qt::Key_F1, Qt::CTRL | Qt::Key_Question}, this, [this, &bar, &presentation] {
        KeysDialog(bar, presentation, parentWidget()).exec();
    });
    add(QT_TR_NOOP("&About Poolscope"), {}, this, &HelpMenu::showAbout);
}

void HelpMenu::showAbout()
{
    QDialog dialog(parentWidget());
    dialog.setWindowTitle(tr("About Poolscope"));
    auto* column = spaced(new QVBoxLayout(&dialog), {26, 22, 26, 16}, 10);
    auto* icon = new QLabel;
    icon->setPixmap(QIcon(QStringLiteral(":/icons/io.github.poolscope.Poolscope.svg")).pixmap(72, 72));
    column->addWidget(icon);
    column->addWidget(lineLabel("strong", QStringLiteral("Poolscope %1").arg(QCoreApplication::applicationVersion())));
    column->addWidget(lineLabel(nullptr, tr("Step through convolution and pooling, window by window.")));
    column->addWidget(lineLabel("soft", tr("Free software under the MIT licence. It works offline and sends nothing anywhere.")));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog.exec();
}

} // namespace window
