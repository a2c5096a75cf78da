#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
# Runs every fuzzer, or those named, one after the other: tests/fuzz/run.sh [SECONDS [FUZZER ...]]
# Needs clang-14 with its runtime (packaging/packages-fuzz.txt) and
#   cmake --preset fuzz && cmake --build --preset fuzz
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-600}
shift || true
fuzzers=("$@")
[[ ${#fuzzers[@]} -gt 0 ]] || fuzzers=(fuzz_saved_answers fuzz_answer_table fuzz_score_table)
bin=build/fuzz/bin
work=build/fuzz/corpus
"$bin/plumbline_fuzz_seeds" build/fuzz/seeds
# Inputs go through files: in memory, where there is room for them.
[[ -d /dev/shm ]] && export TMPDIR=/dev/shm
export UBSAN_OPTIONS=print_stacktrace=1 QT_LOGGING_RULES='*=false' LC_ALL=C.UTF-8
for fuzzer in "${fuzzers[@]}"; do
    mkdir -p "$work/$fuzzer"
    echo "== $fuzzer, $seconds s"
    "$bin/$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 \
        -dict=tests/fuzz/dictionaries/"$fuzzer".dict -artifact_prefix="$work/$fuzzer-" "$work/$fuzzer" \
        "build/fuzz/seeds/$fuzzer" 2> "$work/$fuzzer.log" || { tail -40 "$work/$fuzzer.log"; exit 1; }
    grep -a -E 'cov: [0-9]+ ft:' "$work/$fuzzer.log" | tail -1
    grep -a '^stat::number_of_executed_units' "$work/$fuzzer.log"
done
