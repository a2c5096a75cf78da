// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <array>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/outcomes/outcome.h"
#include "core/vision/picture.h"

namespace plumbline {

/// In which order a net takes the colours of a pixel. Grey is 0.2989 R + 0.587 G + 0.114 B.
enum class ChannelOrder { Rgb, Bgr, Grey };

/// What of the picture a net is given, in terms of the default detector's box: centre c, longer edge s.
enum class CropKind {
    Square, ///< scale*s high, aspect times as wide, centre moved down by down*s; black outside the picture
    Box,    ///< the box, both edges times scale about c; black outside the picture
    Inside, ///< the box in whole pixels, enlarged by at most scale and moved inside the picture (FacePlugin)
};

struct Crop
{
    CropKind kind = CropKind::Square;
    double scale = 1;  ///< 0.2 to 5
    double aspect = 1; ///< Square only: width of the crop / height, 0.2 to 5
    double down = 0;   ///< Square only: in longer edges of the box, -2 to 2
    friend bool operator==(const Crop&, const Crop&) = default;
};

/// How a face becomes the input of a net, as data: it can be told in a line, sealed into a run and varied.
/// The crop is stretched to widthPx x heightPx (bilinear); each channel, 0 to 255, is fed as
/// (x - mean) / deviation. Arrays are in the order the net takes the channels; Grey uses the first.
struct Feeding
{
    Crop crop;
    int widthPx = 0;  ///< 1 to 2048
    int heightPx = 0; ///< 1 to 2048
    ChannelOrder channels = ChannelOrder::Rgb;
    std::array<double, 3> mean {0, 0, 0};
    std::array<double, 3> deviation {1, 1, 1}; ///< none is 0
    friend bool operator==(const Feeding&, const Feeding&) = default;
};

/// "square(1.4), 64x64, BGR, 0..255". The same in every language: it is part of the provenance.
QString feedingText(const Feeding& feeding);
/// Crop, size, channels, mean and deviation by name, and back. BadFormat says which entry is wrong.
QJsonObject feedingJson(const Feeding& feeding);
Result<Feeding> feedingFromJson(const QJsonObject& object);
QString channelOrderName(ChannelOrder order); ///< "rgb", "bgr", "grey"
QString cropKindName(CropKind kind);          ///< "square", "box", "inside"

/// A usual scaling with a name, for forms: what training scripts mostly did.
struct Scaling
{
    QString id;   ///< "0..255"
    QString name; ///< for people
    std::array<double, 3> mean;
    std::array<double, 3> deviation;
};
/// In the order they are offered. Triples are in the order \a channels.
std::vector<Scaling> usualScalings(ChannelOrder channels);
/// The feeding with its channels in another order; means and deviations go with their colour.
Feeding withChannels(Feeding feeding, ChannelOrder channels);

/// How a detector's box becomes the default detector's (fr_detect: narrow, from the chin to the hair), so
/// that every classifier sees the same of a face whoever found it. Multiples of the detector's longer edge.
struct BoxRule
{
    double longEdge = 1; ///< longer edge of the result
    double aspect = 0;   ///< width / height of the result; 0: as the detector's own
    double up = 0;       ///< the centre is moved up by this
    friend bool operator==(const BoxRule&, const BoxRule&) = default;
};
/// \a face as classifiers take it; the score stays.
Face asDefaultBox(const Face& face, const BoxRule& rule);
/// "" for the default; else "box -> edge 1.25, w/h 0.73, centre up 0.11": part of the feeding line.
QString boxRuleText(const BoxRule& rule);

/// What a net fed like that is shown of \a face (in default terms), before its channels are put in order and
/// scaled: grey where it sees grey. No model is needed. Internal error for a box that is no box.
Result<Picture> seenBy(const Feeding& feeding, const Picture& picture, const Face& face);

} // namespace plumbline
