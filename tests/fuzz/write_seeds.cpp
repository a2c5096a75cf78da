// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <iostream>

#include <QDir>
#include <QFile>

#include "tests/answers/answer_samples.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

bool write(const QString& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(QDir(folder).filePath(name));
    return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool writeAnswers(const QString& folder)
{
    bool all = true;
    for (const AnswerSample& sample : answerSamples()) {
        int number = 0;
        for (const QByteArray& response :
             {sample.woman, sample.twoFaces, sample.bare, sample.nobody, sample.error})
            all = all && write(folder, QStringLiteral("%1_%2").arg(sample.format).arg(++number), response);
        all = all
            && write(folder, sample.format + QStringLiteral("_lines"),
                     "{\"image\":\"a.jpg\",\"response\":" + sample.woman
                         + "}\n{\"image\":\"b.jpg\",\"response\":" + sample.nobody + "}\n")
            && write(folder, sample.format + QStringLiteral("_map"),
                     "{\"a.jpg\":" + sample.woman + ",\"b.jpg\":" + sample.twoFaces + "}");
    }
    const char* const comparisons[] {
        R"({"SourceImageFace":{"Confidence":99},"FaceMatches":[{"Similarity":93.5,"Face":{"Confidence":99}}],"UnmatchedFaces":[]})",
        R"({"SearchedFaceConfidence":99,"FaceMatches":[{"Similarity":93.5,"Face":{"ExternalImageId":"b.jpg"}}]})",
        R"({"isIdentical":true,"confidence":0.9})",
        R"({"confidence":88.1,"thresholds":{"1e-3":62.3},"faces1":[],"faces2":[]})",
        R"({"images":[{"transaction":{"status":"success","subject_id":"b","confidence":0.9},"candidates":[{"subject_id":"b","confidence":0.9}]}]})"};
    int number = 0;
    for (const char* comparison : comparisons)
        all = all && write(folder, QStringLiteral("comparison_%1").arg(++number), comparison);
    return all;
}

} // namespace

/// Writes what each fuzzer begins with into a folder of its name below the one that is given.
int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: plumbline_fuzz_seeds FOLDER\n";
        return 2;
    }
    const QString root = QFile::decodeName(argv[1]);
    const QString tables = root + QStringLiteral("/fuzz_answer_table");
    const QString scores = root + QStringLiteral("/fuzz_score_table");
    const bool isWritten =
        writeAnswers(root + QStringLiteral("/fuzz_saved_answers"))
        && write(tables, QStringLiteral("plain"), "image,gender,score\na.jpg,F,0.9\nb.jpg,M,0.8\nc.jpg,,\n")
        && write(
            tables, QStringLiteral("faces"),
            "file;answer;confidence;age;faces;x;y;width;height;error\na.jpg;female;97 %;37;2;1;2;30;40;\n"
            "b.jpg;;;;0;;;;;no face\n")
        && write(scores, QStringLiteral("pairs"), "a,b,score,same\na.jpg,b.jpg,0.5,yes\na.jpg,c.jpg,0.1,no\n")
        && write(scores, QStringLiteral("bare"), "a.jpg,b.jpg,0.5\na.jpg,c.jpg,0.1\n")
        && write(scores, QStringLiteral("candidates"),
                 "probe\tcandidate\trank\tsimilarity\na.jpg\tb.jpg\t1\t99.1\na.jpg\tc.jpg\t2\t80\n")
        && write(scores, QStringLiteral("distances"), "image1;image2;distance\na.jpg;b.jpg;0,5\n")
        && write(scores, QStringLiteral("lfw"), "1\nAnn_Ode\t1\t2\t0.9\nAnn_Ode\t1\tBea_Od\t3\t0.1\n");
    if (!isWritten)
        std::cerr << "the seeds cannot be written to " << argv[1] << '\n';
    return isWritten ? 0 : 1;
}
