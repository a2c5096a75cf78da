// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/bench/baseline_nets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace plumbline::bench {

namespace {

cv::Mat crop(const cv::Mat& bgr, double x1, double y1, double x2, double y2, int side)
{
    const int left = cvRound(x1), top = cvRound(y1), right = cvRound(x2), bottom = cvRound(y2);
    const int outLeft = std::max(0, -left), outTop = std::max(0, -top);
    const int outRight = std::max(0, right - bgr.cols), outBottom = std::max(0, bottom - bgr.rows);
    cv::Mat face = bgr(
        cv::Rect(cv::Point(left + outLeft, top + outTop), cv::Point(right - outRight, bottom - outBottom)));
    if (outLeft + outTop + outRight + outBottom > 0)
        cv::copyMakeBorder(face, face, outTop, outBottom, outLeft, outRight, cv::BORDER_CONSTANT);
    cv::Mat result;
    cv::resize(face, result, cv::Size(side, side), 0, 0, cv::INTER_LINEAR);
    return result;
}

cv::Mat square(const cv::Mat& bgr, const cv::Rect2d& box, double k, int side)
{
    const double half = k * std::max(box.width, box.height) / 2;
    const double cx = box.x + box.width / 2, cy = box.y + box.height / 2;
    return crop(bgr, cx - half, cy - half, cx + half, cy + half, side);
}

double at(const cv::Mat& output, int index)
{
    return static_cast<double>(output.ptr<float>()[index]);
}

} // namespace

struct BaselineNets::Impl
{
    cv::dnn::Net detect, faceapi, faceres, gear, minixception, ssrnet, frGender;
    dlib::shape_predictor landmarks;
    bool hasLandmarks = false;

    bool findFace(const cv::Mat& bgr, cv::Rect2d& best)
    {
        detect.setInput(
            cv::dnn::blobFromImage(bgr, 1.0 / 128, cv::Size(320, 240), cv::Scalar::all(127), true));
        std::vector<cv::Mat> out;
        detect.forward(out, std::vector<std::string> {"scores", "boxes"});
        std::vector<cv::Rect2d> boxes;
        std::vector<float> scores;
        for (int i = 0; i < out[0].size[1]; ++i) {
            const float score = out[0].ptr<float>(0, i)[1];
            if (score < 0.65F)
                continue;
            const float* b = out[1].ptr<float>(0, i);
            const double w = bgr.cols, h = bgr.rows;
            const auto edge = [&](int k) { return static_cast<double>(b[k]); };
            boxes.emplace_back(edge(0) * w, edge(1) * h, (edge(2) - edge(0)) * w, (edge(3) - edge(1)) * h);
            scores.push_back(score);
        }
        std::vector<int> kept;
        cv::dnn::NMSBoxes(boxes, scores, 0.65F, 0.4F, kept);
        if (kept.empty())
            return false;
        best = boxes[static_cast<std::size_t>(kept.front())];
        return true;
    }

    void findLandmarks(const cv::Mat& bgr, const cv::Rect2d& box)
    {
        const double s = std::sqrt(box.width * box.height), half = 0.45 * s;
        const double cx = box.x + box.width / 2, cy = box.y + box.height / 2 + 0.05 * s;
        landmarks(
            dlib::cv_image<dlib::bgr_pixel>(bgr),
            {std::lround(cx - half), std::lround(cy - half), std::lround(cx + half), std::lround(cy + half)});
    }

    double runFrGender(const cv::Mat& bgr, const cv::Rect2d& box)
    {
        const double x1 = std::trunc(box.x), y1 = std::trunc(box.y);
        const double w = std::trunc(box.x + box.width) - x1, h = std::trunc(box.y + box.height) - y1;
        const double scale = std::min({1.4, (bgr.cols - 1) / w, (bgr.rows - 1) / h});
        double left = x1 + w / 2 - w * scale / 2, right = x1 + w / 2 + w * scale / 2;
        double top = y1 + h / 2 - h * scale / 2, bottom = y1 + h / 2 + h * scale / 2;
        const auto shiftInside = [](double& low, double& high, double limit) {
            const double shift = low < 0 ? -low : std::min(0.0, limit - high);
            low += shift;
            high += shift;
        };
        shiftInside(left, right, bgr.cols - 1);
        shiftInside(top, bottom, bgr.rows - 1);
        const cv::Rect rect(static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left),
                            static_cast<int>(bottom - top));
        cv::Mat face;
        cv::resize(bgr(rect), face, cv::Size(64, 64));
        cv::Mat blob = cv::dnn::blobFromImage(face, 1.0 / 255, cv::Size(),
                                              cv::Scalar(0.485 * 255, 0.456 * 255, 0.406 * 255), true);
        const std::array<double, 3> deviation {0.229, 0.224, 0.225};
        for (int c = 0; c < 3; ++c) {
            cv::Mat plane(64, 64, CV_32F, blob.ptr<float>(0, c));
            plane /= deviation[static_cast<std::size_t>(c)];
        }
        frGender.setInput(blob);
        std::vector<cv::Mat> out;
        frGender.forward(out,
                         std::vector<std::string> {"prob_stage_1", "prob_stage_2", "prob_stage_3",
                                                   "stage1_delta_k", "stage2_delta_k", "stage3_delta_k",
                                                   "index_offset_stage1", "index_offset_stage2",
                                                   "index_offset_stage3"});
        double p = 0, width = 1;
        for (std::size_t stage = 0; stage < 3; ++stage) {
            double sum = 0;
            for (int i = 0; i < 3; ++i)
                sum += (i + at(out[6 + stage], i)) * at(out[stage], i);
            width *= 3 * (1 + at(out[3 + stage], 0));
            p += sum / width;
        }
        return p;
    }

    double classify(const cv::Mat& bgr, const cv::Rect2d& box)
    {
        double sum = runFrGender(bgr, box);
        faceapi.setInput(cv::dnn::blobFromImage(square(bgr, box, 1.0, 112), 1.0 / 255, cv::Size(),
                                                cv::Scalar(122.782, 117.001, 104.298), true));
        std::vector<cv::Mat> out;
        faceapi.forward(out, std::vector<std::string> {"gender", "age"}); // the run keeps the age too
        sum += at(out[0], 0);
        faceres.setInput(
            cv::dnn::blobFromImage(square(bgr, box, 1.2, 224), 1.0, cv::Size(), cv::Scalar(), true));
        sum += at(faceres.forward("gender_pred"), 0);

        const double s = std::max(box.width, box.height);
        const double cx = box.x + box.width / 2, cy = box.y + box.height / 2;
        const cv::Mat tall = crop(bgr, cx - 0.45 * s, cy - 0.47 * s, cx + 0.45 * s, cy + 0.53 * s, 198);
        gear.setInput(cv::dnn::blobFromImage(tall, 1.0 / 255, cv::Size(), cv::Scalar(), true));
        sum += at(gear.forward("gender_output"), 0);

        cv::Mat scaled, grey;
        square(bgr, box, 1.6, 64).convertTo(scaled, CV_32FC3, 1.0 / 255);
        cv::transform(scaled, grey, cv::Matx13f(0.114F, 0.587F, 0.2989F));
        minixception.setInput(cv::dnn::blobFromImage(grey, 2.0, cv::Size(), cv::Scalar(0.5)));
        sum += at(minixception.forward("out0"), 1);

        ssrnet.setInput(cv::dnn::blobFromImage(square(bgr, box, 1.4, 64)));
        return sum + at(ssrnet.forward("out0"), 0);
    }
};

BaselineNets::BaselineNets(const std::string& modelFolder, const std::string& landmarkFile)
    : m_impl(std::make_unique<Impl>())
{
    const auto load = [&](const char* name) {
        return cv::dnn::readNetFromONNX(modelFolder + '/' + name + ".onnx");
    };
    m_impl->detect = load("fr_detect");
    m_impl->faceapi = load("faceapi_age_gender");
    m_impl->faceres = load("faceres");
    m_impl->gear = load("gear");
    m_impl->minixception = load("gender_minixception");
    m_impl->ssrnet = load("gender_ssrnet_imdb");
    m_impl->frGender = load("fr_gender");
    if (!landmarkFile.empty()) {
        dlib::deserialize(landmarkFile) >> m_impl->landmarks;
        m_impl->hasLandmarks = true;
    }
}

BaselineNets::~BaselineNets() = default;

double BaselineNets::process(const cv::Mat& bgr)
{
    cv::Rect2d box;
    if (!m_impl->findFace(bgr, box))
        return -1;
    if (m_impl->hasLandmarks)
        m_impl->findLandmarks(bgr, box);
    return m_impl->classify(bgr, box);
}

} // namespace plumbline::bench
