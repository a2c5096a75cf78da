#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
"""Images per second of a run of six systems, as a ratio to plain OpenCV loops on the same files in the same minutes.

  tests/bench/six_systems.py [--build build/release] [--images FOLDER] [--rounds 3]

The two take turns, so that a busy computer slows both. The project's time includes loading the nets, checking every
file's hash and committing every outcome; the loops' time includes neither.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def default_images():
    portraits = os.path.join(ROOT, "..", "shared", "data", "congress", "portraits")
    return portraits if os.path.isdir(portraits) else os.path.join(ROOT, "resources", "sample", "images")


def run_project(cli, images, folder, turn):
    project = os.path.join(folder, f"bench{turn}.plumb")
    for call in (["create", project], ["import", project, "--images", images]):
        subprocess.run([cli, *call], check=True, capture_output=True)
    done = subprocess.run([cli, "run", project, "--task", "classify:gender"], check=True, capture_output=True, text=True)
    found = re.search(r"(\d+) runs over (\d+) images in ([\d.]+) s", done.stderr)
    if found is None or found.group(1) != "6":
        raise SystemExit("the run did not have six systems; install the models first:\n" + done.stderr)
    return int(found.group(2)) / float(found.group(3))


def run_loops(program, images, models):
    done = subprocess.run([program, images, models], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["images_per_second"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--images", default=default_images())
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    subprocess.run(["cmake", "--build", options.build, "--target", "plumbline-cli", "plumbline_bench_baseline"],
                   check=True, stdout=subprocess.DEVNULL)
    programs = os.path.join(options.build, "bin")
    cli = os.path.join(programs, "plumbline-cli")
    models = json.loads(subprocess.run([cli, "models", "--json"], check=True, capture_output=True, text=True).stdout)["folder"]
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(options.rounds):
            loops = run_loops(os.path.join(programs, "plumbline_bench_baseline"), options.images, models)
            project = run_project(cli, options.images, folder, turn)
            ratios.append(project / loops)
            print(f"round {turn + 1}: loops {loops:.2f} images/s, project {project:.2f} images/s, ratio {ratios[-1]:.3f}", flush=True)
    print(f"median ratio {statistics.median(ratios):.3f}")


main()
