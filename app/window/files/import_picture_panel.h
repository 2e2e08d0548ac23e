#pragma once

#include <QWidget>

#include "formats/picture_tensor.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace window {

/// How a picture becomes numbers: size, colours, range. The part of the picture is chosen elsewhere and told by setCrop.
class ImportPicturePanel : public QWidget {
    Q_OBJECT

public:
    ImportPicturePanel();

    /// A new picture of `size` pixels: proposes a size at which numbers can still be read.
    void setPicture(QSize size);
    void setCrop(const QRect& crop);
    const formats::PictureOptions& options() const { return m_options; }

signals:
    void changed();
    void wholePictureWanted();
    void squareWanted();

private:
    void chooseLongerSide(int side);
    void setSize(QSize size);
    /// The rows that go with so many columns without distortion, or the other way round.
    int partnerOf(int value, bool isWidth) const;
    void sizeTyped(bool width);
    void read();
    void showCrop();

    formats::PictureOptions m_options;
    QSize m_picture;
    QSpinBox* m_columns;
    QSpinBox* m_rows;
    QCheckBox* m_locked;
    QComboBox* m_colour;
    QComboBox* m_range;
    QSpinBox* m_decimals;
    QComboBox* m_enlarge;
    QCheckBox* m_inverted;
    QLabel* m_cropText;
};

} // namespace window
