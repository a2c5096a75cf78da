#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
# Proves ./start and ./check on a bare Debian 12: unpacks one into a folder, clones this checkout's last commit into it and runs both there.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
checkout=$PWD

usage()
{
    cat << 'TEXT'
packaging/chroot-check.sh [options] [-- options for ./check]      as root; needs debootstrap
  --user          run as an ordinary user with sudo, not as root
  --offline       no registry inside: what must then be said and still built, is
  --from FOLDER   start from a copy of that prepared system, not from a bare one
  --save FOLDER   keep the system as it is at the end (for --from); default: throw it away
  --work FOLDER   where systems are made (default: plumbline-chroot in $TMPDIR, else in /var/tmp)
  --only COMMAND  run that in the clone instead, for example --only './check --full'
TEXT
}

as=root
offline=no
from=
save=
work=${TMPDIR:-/var/tmp}/plumbline-chroot
only=
check_options=()
while (($#)); do
    case $1 in
    --user) as=auditor ;;
    --offline) offline=yes ;;
    --from) from=$2 && shift ;;
    --save) save=$2 && shift ;;
    --work) work=$2 && shift ;;
    --only) only=$2 && shift ;;
    --) shift && check_options=("$@") && break ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
    esac
    shift
done
[[ $(id -u) == 0 ]] || { echo "Run this as root: it makes and mounts a chroot." >&2 && exit 2; }

bare="$work-minbase.tar" # a system with nothing installed, made once
system="$work-run.$$"
mounts=()

# Unmounts in reverse and removes the system; never removes anything while a mount is left below it.
clean_up()
{
    local i
    trap '' INT TERM HUP PIPE
    for ((i = ${#mounts[@]} - 1; i >= 0; i--)); do
        umount "${mounts[i]}" 2> /dev/null || umount -l "${mounts[i]}" || true
    done
    if grep -q " $system/" /proc/mounts; then
        echo "Mounts are left below $system; unmount them and remove it by hand." >&2
    elif [[ -n $save ]]; then
        rm -rf --one-file-system "$save" && mv "$system" "$save"
    else
        rm -rf --one-file-system "$system"
    fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP PIPE # PIPE too: a shell that dies of it leaves its mounts behind

mount_into()
{
    local target="$system/${*: -1}"
    mkdir -p "$target"
    mount "${@:1:$#-1}" "$target"
    mounts+=("$target")
}

# The mirror that this machine's own apt uses for bookworm.
mirror()
{
    # shellcheck disable=SC2016 # apt's own placeholders
    apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Codename: bookworm' | head -n 1
}

make_system()
{
    mkdir -p "$system"
    if [[ -n $from ]]; then
        cp -a "$from/." "$system"
    else
        if [[ ! -s $bare ]]; then
            echo "Making a bare Debian 12 ..."
            debootstrap --variant=minbase bookworm "$work-new" "$(mirror)" > "$work-debootstrap.log"
            tar -C "$work-new" -cf "$bare" . && rm -rf --one-file-system "$work-new"
        fi
        tar -C "$system" -xf "$bare"
    fi
}

# Name resolution, certificates and apt's and npm's ways to their registries are this machine's.
give_network()
{
    cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
    mkdir -p "$system/etc/ssl/certs"
    cp -L /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/"
    apt-config dump Acquire::Check-Valid-Until Acquire::Check-Date Acquire::http::Proxy Acquire::https::Proxy \
        > "$system/etc/apt/apt.conf.d/90machine"
    if [[ $offline == yes ]]; then
        rm -f "$system"/var/cache/apt/archives/*.deb
        echo "127.0.0.1 localhost" > "$system/etc/hosts"
        echo "nameserver 127.0.0.1" > "$system/etc/resolv.conf"
    elif npm config get registry > /dev/null 2>&1; then
        echo "registry=$(npm config get registry 2> /dev/null)" > "$system/etc/npmrc.machine"
    fi
}

mount_system()
{
    mount_into -t proc proc proc
    mount_into -t sysfs -o ro sysfs sys
    mount_into -t tmpfs -o mode=755 tmpfs dev
    local device
    for device in null zero full random urandom tty; do
        : > "$system/dev/$device" && mount --bind "/dev/$device" "$system/dev/$device" && mounts+=("$system/dev/$device")
    done
    ln -s /proc/self/fd "$system/dev/fd"
    ln -s /proc/self/fd/0 "$system/dev/stdin"
    ln -s /proc/self/fd/1 "$system/dev/stdout"
    ln -s /proc/self/fd/2 "$system/dev/stderr"
    mount_into -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
    ln -s pts/ptmx "$system/dev/ptmx"
    mount_into -t tmpfs -o mode=1777 tmpfs dev/shm
}

# Runs a command line in the system, with an environment as a login gives it and nothing of this machine's.
inside()
{
    local user=$1 home=/root registry=()
    [[ $user == root ]] || home="/home/$user"
    [[ -s $system/etc/npmrc.machine ]] && registry=(npm_config_globalconfig=/etc/npmrc.machine)
    chroot --userspec="$user" "$system" /usr/bin/env -i HOME="$home" USER="$user" TERM=dumb "${registry[@]}" \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /bin/bash -c "$2"
}

make_user()
{
    [[ $as == root ]] && return
    inside root "apt-get update -q && apt-get install -y -q --no-install-recommends sudo" > /dev/null
    inside root "id $as > /dev/null 2>&1 || useradd -m -s /bin/bash $as
        echo '$as ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/$as"
}

place_clone()
{
    home=/root
    [[ $as == root ]] || home=/home/$as
    rm -rf "${system:?}$home/plumbline"
    git clone -q "file://$checkout" "$system$home/plumbline"
    if [[ -d $checkout/../shared ]]; then
        mount_into --bind -o ro "$checkout/../shared" "$home/shared"
        mount -o remount,bind,ro "$system$home/shared"
    fi
    inside root "chown -R $as: $home/plumbline"
}

timed()
{
    local began=$SECONDS
    echo "== $1 (as $as)"
    inside "$as" "cd ~/plumbline || exit 1; $1" || { echo "== $1: failed with code $? after $((SECONDS - began)) s" && return 1; }
    echo "== $1: $((SECONDS - began)) s"
}

make_system
give_network
mount_system
make_user
place_clone
if [[ -n $only ]]; then
    timed "$only"
else
    timed "./start --offscreen-check"
    timed "./check ${check_options[*]-}"
    timed "./check ${check_options[*]-}"
fi
