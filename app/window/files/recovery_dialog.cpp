#include "window/files/recovery_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include "document/leftovers.h"
#include "window/files/recovery.h"
#include "window/files/recovery_words.h"
#include "wording/said.h"

#include <algorithm>

namespace window {

namespace {

QLabel* label(const char* name, const char* role = nullptr)
{
    auto* made = new QLabel;
    made->setObjectName(QLatin1String(name));
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    if (role)
        made->setProperty("role", QLatin1String(role));
    return made;
}

QPushButton* button(const char* name)
{
    auto* made = new QPushButton;
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

RecoveryDialog::RecoveryDialog(Recovery& recovery, QWidget* parent)
    : QDialog(parent)
    , m_recovery(recovery)
    , m_heading(label("recoveryHeading"))
    , m_list(new QListWidget)
    , m_name(label("recoveryName", "strong"))
    , m_standing(label("recoveryStanding"))
    , m_place(label("recoveryPlace", "soft"))
    , m_bringBack(button("recoveryBringBack"))
    , m_elsewhere(button("recoveryElsewhere"))
    , m_discard(button("recoveryDiscard"))
    , m_later(button("recoveryLater"))
    , m_question([this](const QString& name) { return askBeforeDiscarding(name); })
{
    setObjectName(QStringLiteral("recoveryDialog"));
    m_list->setObjectName(QStringLiteral("recoveryList"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_place->setFocusPolicy(Qt::ClickFocus);
    m_bringBack->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_bringBack);
    buttons->addWidget(m_elsewhere);
    buttons->addWidget(m_discard);
    buttons->addStretch(1);
    buttons->addWidget(m_later);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addWidget(m_list, 1);
    column->addWidget(m_name);
    column->addWidget(m_standing);
    column->addWidget(m_place);
    column->addSpacing(6);
    column->addLayout(buttons);
    connect(&recovery, &Recovery::changed, this, &RecoveryDialog::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &RecoveryDialog::showChosen);
    connect(m_list, &QListWidget::itemActivated, m_bringBack, &QPushButton::click);
    connect(m_later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_bringBack, &QPushButton::clicked, this, [this] {
        const QString path = chosen()->path;
        accept();
        m_recovery.bringBack(path);
    });
    connect(m_elsewhere, &QPushButton::clicked, this, [this] { m_recovery.bringBackElsewhere(QString(chosen()->path)); });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        const QString path = chosen()->path;
        if (m_question(m_recovery.name(*chosen())))
            m_recovery.discard(path);
    });
    retranslate();
    fill();
    const auto& all = recovery.leftovers();
    const auto readable = std::ranges::find_if(all, [](const document::Leftover& each) { return each.fault.isEmpty(); });
    m_list->setCurrentRow(readable == all.end() ? 0 : int(readable - all.begin()));
    resize(QSize(620, 420).boundedTo(parent->screen()->availableSize() * 0.9));
    m_list->setFocus();
}

const document::Leftover* RecoveryDialog::chosen() const
{
    const auto row = std::size_t(m_list->currentRow());
    return m_list->currentRow() >= 0 && row < m_recovery.leftovers().size() ? &m_recovery.leftovers()[row] : nullptr;
}

void RecoveryDialog::fill()
{
    if (m_recovery.leftovers().empty()) {
        accept();
        return;
    }
    const int row = m_list->currentRow();
    m_list->clear();
    for (const document::Leftover& leftover : m_recovery.leftovers())
        m_list->addItem(tr("%1 – %2").arg(m_recovery.name(leftover), m_recovery.timeOf(leftover)));
    m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
    showChosen();
}

void RecoveryDialog::showChosen()
{
    const document::Leftover* leftover = chosen();
    for (QPushButton* button : {m_bringBack, m_elsewhere})
        button->setEnabled(leftover && leftover->fault.isEmpty());
    m_discard->setEnabled(leftover != nullptr);
    if (!leftover)
        return;
    m_name->setText(m_recovery.name(*leftover));
    m_standing->setText(standingOf(*leftover));
    m_place->setText(wording::printable(leftover->fault.isEmpty() && !leftover->fileName.isEmpty() ? leftover->fileName : leftover->path));
}

bool RecoveryDialog::askBeforeDiscarding(const QString& name)
{
    QMessageBox box(QMessageBox::NoIcon, tr("Poolscope"), tr("Discard the unsaved work on “%1”?").arg(name), QMessageBox::Cancel, this);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("It cannot be brought back afterwards."));
    const QPushButton* discarding = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == discarding;
}

void RecoveryDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QDialog::changeEvent(event);
}

void RecoveryDialog::retranslate()
{
    setWindowTitle(tr("Unsaved lessons"));
    m_heading->setText(tr("These lessons were not saved when Poolscope ended. What you leave for later is offered again at the next start."));
    m_bringBack->setText(tr("&Bring back"));
    m_elsewhere->setText(tr("In a new &window"));
    m_discard->setText(tr("&Discard…"));
    m_later->setText(tr("La&ter"));
}

} // namespace window
