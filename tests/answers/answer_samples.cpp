// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/answers/answer_samples.h"

#include <algorithm>

namespace plumbline::test {

namespace {

AnswerSample aws()
{
    AnswerSample sample;
    sample.format = QStringLiteral("aws_detect_faces");
    sample.woman =
        R"({"FaceDetails":[{"BoundingBox":{"Left":0.25,"Top":0.5,"Width":0.25,"Height":0.25},"Confidence":99.9,)"
        R"("AgeRange":{"Low":34,"High":40},"Gender":{"Value":"Female","Confidence":97.5},)"
        R"("Smile":{"Value":true,"Confidence":88.1},"Landmarks":[{"Type":"eyeLeft","X":0.4,"Y":0.3}],)"
        R"("Pose":{"Roll":1.2,"Yaw":-3.4,"Pitch":0.6}}],"OrientationCorrection":"ROTATE_0"})";
    sample.twoFaces =
        R"({"FaceDetails":[{"BoundingBox":{"Left":0.1,"Top":0.1,"Width":0.5,"Height":0.5},"Confidence":80,)"
        R"("AgeRange":{"Low":20,"High":22},"Gender":{"Value":"Female","Confidence":97.5}},)"
        R"({"BoundingBox":{"Left":0.5,"Top":0.5,"Width":0.1,"Height":0.1},"Confidence":99,)"
        R"("AgeRange":{"Low":45,"High":55},"Gender":{"Value":"Male","Confidence":60}}]})";
    sample.bare =
        R"({"FaceDetails":[{"BoundingBox":{"Left":0.25,"Top":0.5,"Width":0.25,"Height":0.25},"Confidence":99.9}]})";
    sample.nobody = R"({"FaceDetails":[]})";
    sample.error = R"({"__type":"ThrottlingException","message":"Rate exceeded"})";
    sample.hasConfidence = true;
    return sample;
}

AnswerSample azure()
{
    AnswerSample sample;
    sample.format = QStringLiteral("azure_detect");
    sample.woman =
        R"([{"faceId":"u","recognitionModel":"recognition_01","faceRectangle":{"top":50,"left":25,"width":25,"height":25},)"
        R"("faceAttributes":{"gender":"female","age":37.0,"smile":0.12,"glasses":"NoGlasses"}}])";
    sample.twoFaces =
        R"([{"faceId":"u","faceRectangle":{"top":1,"left":1,"width":10,"height":10},"faceAttributes":{"gender":"female","age":21}},)"
        R"({"faceId":"v","faceRectangle":{"top":1,"left":1,"width":40,"height":40},"faceAttributes":{"gender":"male","age":50}}])";
    sample.bare =
        R"([{"faceId":"u","faceRectangle":{"top":50,"left":25,"width":25,"height":25},"faceAttributes":{"blur":{"blurLevel":"low","value":0.1}}}])";
    sample.nobody = "[]";
    sample.error = R"({"error":{"code":"InvalidImageSize","message":"Image size is too small."}})";
    return sample;
}

AnswerSample facepp()
{
    AnswerSample sample;
    sample.format = QStringLiteral("facepp_detect");
    sample.woman =
        R"({"request_id":"..","image_id":"x","time_used":412,"face_num":1,"faces":[{"face_token":"t",)"
        R"("face_rectangle":{"top":50,"left":25,"width":25,"height":25},"attributes":{"gender":{"value":"Female"},)"
        R"("age":{"value":37},"ethnicity":{"value":""},"skinstatus":{"health":62.1,"stain":4.4}}}]})";
    sample.twoFaces =
        R"({"time_used":4,"face_num":2,"faces":[{"face_rectangle":{"top":5,"left":5,"width":30,"height":30},)"
        R"("attributes":{"gender":{"value":"Male"},"age":{"value":50}}},{"face_rectangle":{"top":5,"left":5,"width":3,"height":3},)"
        R"("attributes":{"gender":{"value":"Female"},"age":{"value":20}}}]})";
    sample.bare =
        R"({"time_used":4,"faces":[{"face_rectangle":{"top":50,"left":25,"width":25,"height":25}}]})";
    sample.nobody = R"({"request_id":"..","image_id":"x","time_used":41,"face_num":0,"faces":[]})";
    sample.error =
        R"({"time_used":5,"error_message":"IMAGE_ERROR_UNSUPPORTED_FORMAT: image_file","request_id":".."})";
    return sample;
}

AnswerSample kairos()
{
    AnswerSample sample;
    sample.format = QStringLiteral("kairos_detect");
    sample.woman =
        R"({"images":[{"status":"Complete","width":100,"height":100,"file":"f","faces":[{"face_id":1,"topLeftX":25,"topLeftY":50,)"
        R"("width":25,"height":25,"confidence":0.99,"quality":0.39,"attributes":{"gender":{"type":"F","femaleConfidence":0.91,)"
        R"("maleConfidence":0.09},"age":37,"asian":0.0,"black":0.98,"lips":"Together"}}]}],"uploaded_image_url":"https://x/y"})";
    sample.twoFaces =
        R"({"images":[{"status":"Complete","file":"f","faces":[{"topLeftX":1,"topLeftY":1,"width":50,"height":50,"confidence":0.7,)"
        R"("attributes":{"gender":{"type":"F","femaleConfidence":0.9,"maleConfidence":0.1},"age":20}},)"
        R"({"topLeftX":1,"topLeftY":1,"width":5,"height":5,"confidence":0.9,"attributes":{"gender":{"type":"M",)"
        R"("femaleConfidence":0.2,"maleConfidence":0.8},"age":50}}]}]})";
    sample.bare =
        R"({"images":[{"status":"Complete","file":"f","faces":[{"topLeftX":25,"topLeftY":50,"width":25,"height":25,"confidence":0.9}]}]})";
    sample.nobody = R"({"Errors":[{"Message":"no faces found in the image","ErrCode":5002}]})";
    sample.error =
        R"({"Errors":[{"Message":"an invalid image was sent must be jpg or png format","ErrCode":5000}]})";
    sample.hasConfidence = true;
    return sample;
}

AnswerSample watson()
{
    AnswerSample sample;
    sample.format = QStringLiteral("watson_faces");
    sample.woman =
        R"({"images":[{"faces":[{"age":{"min":35,"max":39,"score":0.45},"gender":{"gender":"FEMALE","score":0.97},)"
        R"("face_location":{"top":50,"left":25,"width":25,"height":25}}]}],"images_processed":1})";
    sample.twoFaces =
        R"({"images":[{"faces":[{"age":{"min":50,"max":50},"gender":{"gender":"MALE","score":0.7},)"
        R"("face_location":{"top":5,"left":2,"width":50,"height":25}},{"age":{"max":17},"gender":{"gender":"FEMALE","score":0.9},)"
        R"("face_location":{"top":5,"left":2,"width":5,"height":5}}]}],"images_processed":1})";
    sample.bare =
        R"({"images":[{"faces":[{"face_location":{"top":50,"left":25,"width":25,"height":25}}]}],"images_processed":1})";
    sample.nobody = R"({"images":[{"faces":[]}],"images_processed":1})";
    sample.error =
        R"({"images":[{"error":{"code":400,"description":"Image size limit exceeded"}}],"images_processed":1})";
    sample.hasConfidence = true;
    return sample;
}

AnswerSample google()
{
    AnswerSample sample;
    sample.format = QStringLiteral("google_faces");
    sample.woman =
        R"({"responses":[{"faceAnnotations":[{"boundingPoly":{"vertices":[{"x":25,"y":50},{"x":50,"y":50},{"x":50,"y":75},)"
        R"({"x":25,"y":75}]},"fdBoundingPoly":{"vertices":[]},"landmarks":[],"rollAngle":1.1,"detectionConfidence":0.98,)"
        R"("joyLikelihood":"LIKELY"}]}]})";
    sample.twoFaces =
        R"({"responses":[{"faceAnnotations":[{"boundingPoly":{"vertices":[{"y":50},{"x":50,"y":75}]},"detectionConfidence":0.5},)"
        R"({"boundingPoly":{"vertices":[{"x":1,"y":1},{"x":5,"y":5}]},"detectionConfidence":0.9}]}]})";
    sample.bare = sample.woman;
    sample.nobody = R"({"responses":[{}]})";
    sample.error = R"({"responses":[{"error":{"code":3,"message":"Bad image data."}}]})";
    sample.isDetectionOnly = true;
    return sample;
}

QByteArray clarifai(const QByteArray& regions)
{
    return R"({"status":{"code":10000},"outputs":[{"status":{"code":10000},"data":{)" + regions + "}}]}";
}

AnswerSample clarifai()
{
    AnswerSample sample;
    sample.format = QStringLiteral("clarifai_demographics");
    const QByteArray box =
        R"("region_info":{"bounding_box":{"top_row":0.5,"left_col":0.25,"bottom_row":0.75,"right_col":0.5}})";
    sample.woman = clarifai(
        R"("regions":[{)" + box
        + R"(,"data":{"face":{"gender_appearance":{"concepts":[{"id":"ai_x","name":"feminine","value":0.91},)"
          R"({"id":"ai_y","name":"masculine","value":0.09}]},"age_appearance":{"concepts":[{"name":"37","value":0.3},)"
          R"({"name":"36","value":0.2}]},"multicultural_appearance":{"concepts":[]}}}}])");
    // The newer shape.
    sample.twoFaces = clarifai(
        R"("regions":[{"value":0.6,)" + box
        + R"(,"data":{"concepts":[{"name":"feminine","value":0.9,"vocab_id":"gender_appearance"}]}},)"
          R"({"value":0.99,)"
        + box
        + R"(,"data":{"concepts":[{"name":"masculine","value":0.7,"vocab_id":"gender_appearance"},)"
          R"({"name":"45-55","value":0.5,"vocab_id":"age_appearance"},{"name":"feminine","value":0.3,"vocab_id":"gender_appearance"}]}}])");
    sample.bare = clarifai(R"("regions":[{)" + box + "}]");
    sample.nobody = clarifai({});
    sample.error =
        R"({"status":{"code":10010},"outputs":[{"status":{"code":30002,"description":"Download failed"},"data":{}}]})";
    sample.hasConfidence = true;
    return sample;
}

} // namespace

const std::vector<AnswerSample>& answerSamples()
{
    static const std::vector<AnswerSample> samples {aws(),    azure(),  facepp(),  kairos(),
                                                    watson(), google(), clarifai()};
    return samples;
}

const AnswerSample& answerSample(const QString& format)
{
    return *std::find_if(answerSamples().begin(), answerSamples().end(),
                         [&](const AnswerSample& sample) { return sample.format == format; });
}

} // namespace plumbline::test
