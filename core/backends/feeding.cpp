// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/feeding.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

namespace plumbline {

namespace {

struct FeedingTexts
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::Feeding)
};

using Triple = std::array<double, 3>;

constexpr double kMinScale = 0.2;
constexpr double kMaxScale = 5;
constexpr double kMaxDown = 2;
constexpr int kMaxEdgePx = 2048;

QString numberText(double value)
{
    return QString::number(value, 'g', 6);
}

/// One number where all channels have the same, else all.
QString tripleText(const Triple& triple, bool single)
{
    if (single || (triple[0] == triple[1] && triple[1] == triple[2]))
        return numberText(triple[0]);
    return QStringLiteral("(%1, %2, %3)")
        .arg(numberText(triple[0]), numberText(triple[1]), numberText(triple[2]));
}

QString cropText(const Crop& crop)
{
    const QString scale = numberText(crop.scale);
    switch (crop.kind) {
    case CropKind::Square:
        if (crop.aspect == 1 && crop.down == 0)
            return QStringLiteral("square(%1)")
                .arg(crop.scale, 0, 'f', crop.scale * 10 == std::floor(crop.scale * 10) ? 1 : 2);
        return QStringLiteral("crop %1s high, %2s wide, centre %3s down, stretched")
            .arg(scale, numberText(crop.scale * crop.aspect), numberText(crop.down));
    case CropKind::Box:
        return QStringLiteral("box(%1) stretched").arg(scale);
    case CropKind::Inside:
        break;
    }
    return QStringLiteral(
               "box in whole pixels, enlarged by min(%1, (W-1)/w, (H-1)/h) and shifted inside, stretched")
        .arg(scale);
}

QString scalingText(const Feeding& feeding)
{
    const bool single = feeding.channels == ChannelOrder::Grey;
    const Triple zero {0, 0, 0}, one {1, 1, 1};
    if (feeding.mean == zero && feeding.deviation == one)
        return QStringLiteral("0..255");
    const QString below = tripleText(feeding.deviation, single);
    if (feeding.mean == zero)
        return QStringLiteral("x/") % below;
    const QString above = QStringLiteral("(x - %1)").arg(tripleText(feeding.mean, single));
    return feeding.deviation == one ? above : QString(above % QLatin1Char('/') % below);
}

QString channelsText(ChannelOrder order)
{
    if (order == ChannelOrder::Grey)
        return QStringLiteral("grey = 0.2989R+0.587G+0.114B");
    return channelOrderName(order).toUpper();
}

QJsonArray tripleJson(const Triple& triple)
{
    return {triple[0], triple[1], triple[2]};
}

Error wrong(const char* entry, const QString& what)
{
    return {
        ErrorCode::BadFormat,
        FeedingTexts::tr("The feeding's entry \"%1\" cannot be used: %2.").arg(QLatin1String(entry), what),
        {}};
}

/// A number within limits, or \a fallback where the entry is missing.
Result<double> numberIn(const QJsonObject& object, const char* key, double fallback, double low, double high)
{
    const QJsonValue value = object[QLatin1String(key)];
    if (value.isUndefined() || value.isNull())
        return fallback;
    const double number = value.toDouble(std::nan(""));
    if (!(number >= low && number <= high))
        return wrong(key, FeedingTexts::tr("it must be a number from %1 to %2").arg(low).arg(high));
    return number;
}

/// Three finite numbers, or one for all.
Result<Triple> tripleFrom(const QJsonObject& object, const char* key, const Triple& fallback)
{
    const QJsonValue value = object[QLatin1String(key)];
    if (value.isUndefined() || value.isNull())
        return fallback;
    QJsonArray array = value.toArray();
    if (value.isDouble())
        array = {value};
    if (array.size() == 1)
        array = {array[0], array[0], array[0]};
    Triple triple {};
    bool whole = array.size() == 3;
    for (qsizetype i = 0; whole && i < 3; ++i) {
        triple[static_cast<std::size_t>(i)] = array[i].toDouble(std::nan(""));
        whole = std::isfinite(triple[static_cast<std::size_t>(i)]);
    }
    if (!whole)
        return wrong(key, FeedingTexts::tr("it must be a number or a list of three"));
    return triple;
}

template<class Enum, std::size_t N>
Result<Enum> wordFrom(const QJsonObject& object, const char* key, const std::array<Enum, N>& all,
                      QString (*name)(Enum))
{
    const QString word = object[QLatin1String(key)].toString(name(all[0]));
    QStringList words;
    for (const Enum one : all) {
        if (name(one) == word)
            return one;
        words.append(name(one));
    }
    return wrong(key, FeedingTexts::tr("it must be one of %1").arg(words.join(QStringLiteral(", "))));
}

Result<Crop> cropFromJson(const QJsonObject& object)
{
    Crop crop;
    const auto kind = wordFrom<CropKind, 3>(
        object, "kind", {CropKind::Square, CropKind::Box, CropKind::Inside}, cropKindName);
    if (!kind)
        return kind.error();
    crop.kind = *kind;
    for (const auto& [key, value, low, high] : {std::tuple("scale", &crop.scale, kMinScale, kMaxScale),
                                                std::tuple("aspect", &crop.aspect, kMinScale, kMaxScale),
                                                std::tuple("down", &crop.down, -kMaxDown, kMaxDown)}) {
        const auto number = numberIn(object, key, *value, low, high);
        if (!number)
            return number.error();
        *value = *number;
    }
    return crop;
}

} // namespace

QString channelOrderName(ChannelOrder order)
{
    switch (order) {
    case ChannelOrder::Bgr:
        return QStringLiteral("bgr");
    case ChannelOrder::Grey:
        return QStringLiteral("grey");
    case ChannelOrder::Rgb:
        break;
    }
    return QStringLiteral("rgb");
}

QString cropKindName(CropKind kind)
{
    switch (kind) {
    case CropKind::Box:
        return QStringLiteral("box");
    case CropKind::Inside:
        return QStringLiteral("inside");
    case CropKind::Square:
        break;
    }
    return QStringLiteral("square");
}

QString feedingText(const Feeding& feeding)
{
    return QStringLiteral("%1, %2x%3, %4, %5")
        .arg(cropText(feeding.crop))
        .arg(feeding.widthPx)
        .arg(feeding.heightPx)
        .arg(channelsText(feeding.channels), scalingText(feeding));
}

QJsonObject feedingJson(const Feeding& feeding)
{
    QJsonObject crop {{QStringLiteral("kind"), cropKindName(feeding.crop.kind)},
                      {QStringLiteral("scale"), feeding.crop.scale}};
    if (feeding.crop.kind == CropKind::Square) {
        crop.insert(QStringLiteral("aspect"), feeding.crop.aspect);
        crop.insert(QStringLiteral("down"), feeding.crop.down);
    }
    return {{QStringLiteral("crop"), crop},
            {QStringLiteral("width_px"), feeding.widthPx},
            {QStringLiteral("height_px"), feeding.heightPx},
            {QStringLiteral("channels"), channelOrderName(feeding.channels)},
            {QStringLiteral("mean"), tripleJson(feeding.mean)},
            {QStringLiteral("deviation"), tripleJson(feeding.deviation)}};
}

Result<Feeding> feedingFromJson(const QJsonObject& object)
{
    Feeding feeding;
    const auto crop = cropFromJson(object[QLatin1String("crop")].toObject());
    if (!crop)
        return crop.error();
    feeding.crop = *crop;
    for (const auto& [key, value] :
         {std::pair("width_px", &feeding.widthPx), std::pair("height_px", &feeding.heightPx)}) {
        const auto number = numberIn(object, key, 0, 1, kMaxEdgePx);
        if (!number)
            return number.error();
        *value = static_cast<int>(*number);
        if (*value < 1)
            return wrong(key, FeedingTexts::tr("the net's input size in pixels is missing"));
    }
    const auto channels = wordFrom<ChannelOrder, 3>(
        object, "channels", {ChannelOrder::Rgb, ChannelOrder::Bgr, ChannelOrder::Grey}, channelOrderName);
    if (!channels)
        return channels.error();
    feeding.channels = *channels;
    const auto mean = tripleFrom(object, "mean", feeding.mean);
    if (!mean)
        return mean.error();
    feeding.mean = *mean;
    const auto deviation = tripleFrom(object, "deviation", feeding.deviation);
    if (!deviation)
        return deviation.error();
    if (std::count(deviation->begin(), deviation->end(), 0.0) > 0)
        return wrong("deviation", FeedingTexts::tr("it is divided by and cannot be 0"));
    feeding.deviation = *deviation;
    return feeding;
}

std::vector<Scaling> usualScalings(ChannelOrder channels)
{
    const auto ordered = [channels](Triple rgb) {
        if (channels == ChannelOrder::Bgr)
            std::swap(rgb[0], rgb[2]);
        return rgb;
    };
    std::vector<Scaling> scalings {
        {QStringLiteral("0..255"), FeedingTexts::tr("0 to 255, as in the picture"), {0, 0, 0}, {1, 1, 1}},
        {QStringLiteral("0..1"), FeedingTexts::tr("0 to 1"), {0, 0, 0}, {255, 255, 255}},
        {QStringLiteral("-1..1"), FeedingTexts::tr("-1 to 1"), {127.5, 127.5, 127.5}, {127.5, 127.5, 127.5}},
    };
    if (channels == ChannelOrder::Grey)
        return scalings;
    scalings.push_back({QStringLiteral("imagenet"), FeedingTexts::tr("ImageNet mean and deviation (PyTorch)"),
                        ordered({123.675, 116.28, 103.53}), ordered({58.395, 57.12, 57.375})});
    scalings.push_back({QStringLiteral("imagenet_mean"),
                        FeedingTexts::tr("ImageNet mean only (Caffe)"),
                        ordered({123.68, 116.779, 103.939}),
                        {1, 1, 1}});
    scalings.push_back({QStringLiteral("vggface"),
                        FeedingTexts::tr("VGGFace mean (Caffe)"),
                        ordered({129.1863, 104.7624, 93.5940}),
                        {1, 1, 1}});
    return scalings;
}

Feeding withChannels(Feeding feeding, ChannelOrder channels)
{
    const auto reversed = [](ChannelOrder order) { return order == ChannelOrder::Bgr; };
    if (reversed(feeding.channels) != reversed(channels)) {
        std::swap(feeding.mean[0], feeding.mean[2]);
        std::swap(feeding.deviation[0], feeding.deviation[2]);
    }
    feeding.channels = channels;
    return feeding;
}

Face asDefaultBox(const Face& face, const BoxRule& rule)
{
    if (rule == BoxRule {})
        return face;
    const double edge = std::max(face.width(), face.height());
    const double aspect = rule.aspect > 0 ? rule.aspect : face.width() / face.height();
    const double height = aspect <= 1 ? rule.longEdge * edge : rule.longEdge * edge / aspect;
    const double width = height * aspect;
    const double cx = (face.x1 + face.x2) / 2, cy = (face.y1 + face.y2) / 2 - rule.up * edge;
    return {cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2, face.score};
}

QString boxRuleText(const BoxRule& rule)
{
    if (rule == BoxRule {})
        return {};
    QStringList parts {QStringLiteral("longer edge x %1").arg(numberText(rule.longEdge))};
    if (rule.aspect > 0)
        parts.append(QStringLiteral("w/h %1").arg(numberText(rule.aspect)));
    if (rule.up != 0)
        parts.append(QStringLiteral("centre up by %1 edges").arg(numberText(rule.up)));
    return QStringLiteral("detector's box to fr_detect terms: ") % parts.join(QStringLiteral(", "));
}

} // namespace plumbline
