// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/own/net_tensors.h"

#include <algorithm>
#include <limits>
#include <onnx/onnx_pb.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include "core/vision/guarded.h"

namespace plumbline {

namespace {

struct TensorText
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::NetTensors)
};

Error bad(ErrorCode code, const QString& path, const QString& what, const QString& detail = {})
{
    return {code, what.arg(QFileInfo(path).fileName()), detail};
}

QString typeText(int type)
{
    switch (type) {
    case onnx::TensorProto_DataType_FLOAT:
        return QStringLiteral("float");
    case onnx::TensorProto_DataType_FLOAT16:
        return QStringLiteral("float16");
    case onnx::TensorProto_DataType_DOUBLE:
        return QStringLiteral("double");
    case onnx::TensorProto_DataType_UINT8:
        return QStringLiteral("uint8");
    case onnx::TensorProto_DataType_INT64:
        return QStringLiteral("int64");
    default:
        return QStringLiteral("type %1").arg(type);
    }
}

NetTensor tensorOf(const onnx::ValueInfoProto& info)
{
    NetTensor tensor;
    tensor.name = QString::fromStdString(info.name());
    const auto& type = info.type().tensor_type();
    tensor.type = typeText(type.elem_type());
    for (const auto& dimension : type.shape().dim())
        tensor.shape.push_back(dimension.has_dim_value() && dimension.dim_value() > 0 ? dimension.dim_value()
                                                                                      : -1);
    return tensor;
}

NetTensors tensorsOf(const onnx::ModelProto& model)
{
    NetTensors tensors;
    QSet<QString> weights; // PyTorch's older exports list them among the inputs
    for (const auto& initializer : model.graph().initializer())
        weights.insert(QString::fromStdString(initializer.name()));
    for (const auto& input : model.graph().input()) {
        if (!weights.contains(QString::fromStdString(input.name())))
            tensors.inputs.push_back(tensorOf(input));
    }
    for (const auto& output : model.graph().output())
        tensors.outputs.push_back(tensorOf(output));
    tensors.producer =
        QString::fromStdString(model.producer_name() + ' ' + model.producer_version()).trimmed();
    for (const auto& set : model.opset_import()) {
        if (set.domain().empty())
            tensors.opset = set.version();
    }
    return tensors;
}

bool hasOutsideWeights(const onnx::ModelProto& model)
{
    return std::any_of(model.graph().initializer().begin(), model.graph().initializer().end(),
                       [](const auto& one) {
        return one.data_location() == onnx::TensorProto_DataLocation_EXTERNAL;
    });
}

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return bad(ErrorCode::NotFound, path,
                   TensorText::tr("%1 is not there; choose the net's file again."));
    if (!QFileInfo(path).isFile())
        return bad(ErrorCode::Unreadable, path,
                   TensorText::tr("%1 is a folder; choose the net's .onnx file."));
    if (file.size() > kMaxNetBytes)
        return bad(
            ErrorCode::TooLarge, path,
            TensorText::tr("%1 is larger than 500 MB, which is more than a net of faces needs; export a "
                           "smaller one."));
    if (!file.open(QIODevice::ReadOnly))
        return bad(ErrorCode::Unreadable, path, TensorText::tr("%1 cannot be read; check its permissions."),
                   file.errorString());
    return file.readAll();
}

} // namespace

QString NetTensor::text() const
{
    QStringList sizes;
    for (const qint64 size : shape)
        sizes.append(size < 0 ? QStringLiteral("?") : QString::number(size));
    return QStringLiteral("%1: %2 %3").arg(name, type, sizes.join(QLatin1Char('x')));
}

qint64 NetTensor::elements() const
{
    qint64 count = 1;
    for (std::size_t i = shape.size() > 1 ? 1 : 0; i < shape.size(); ++i) {
        if (shape[i] < 0)
            return -1;
        if (shape[i] > std::numeric_limits<qint32>::max() / count)
            return std::numeric_limits<qint32>::max();
        count *= shape[i];
    }
    return count;
}

const NetTensor* NetTensors::output(const QString& name) const
{
    const auto at =
        std::find_if(outputs.begin(), outputs.end(), [&](const NetTensor& one) { return one.name == name; });
    return at == outputs.end() ? nullptr : &*at;
}

Result<NetTensors> readNetTensors(const QString& path)
{
    const auto bytes = bytesOf(path);
    if (!bytes)
        return bytes.error();
    const QString noNet = TensorText::tr(
        "%1 is not an ONNX net; export the net to ONNX (in PyTorch: torch.onnx.export) and choose "
        "that file.");
    return guarded(ErrorCode::BadFormat, noNet.arg(QFileInfo(path).fileName()), [&]() -> Result<NetTensors> {
        onnx::ModelProto model;
        const bool parsed = model.ParseFromArray(bytes->constData(), static_cast<int>(bytes->size()));
        if (!parsed || model.graph().node_size() == 0 || model.graph().output_size() == 0)
            return bad(ErrorCode::BadFormat, path, noNet);
        if (hasOutsideWeights(model))
            return bad(ErrorCode::BadFormat, path,
                       TensorText::tr("%1 keeps its weights in other files; export it as a single file."));
        return tensorsOf(model);
    });
}

} // namespace plumbline
