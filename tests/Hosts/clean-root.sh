#!/usr/bin/env bash
# A new Debian with nothing but what .NET's images bring. Clones this repository into it, runs the set-up script there as a user who is not
# root, and lets Jupyter execute a notebook. All of it lies in memory, in a mount namespace that ends with this script, however it ends.
#
#   clean-root.sh REPOSITORY ROOT RESULTS     as root; ROOT and RESULTS are empty folders
#
# Exit code 77: there is no making such a system here (no rights to mount, no package mirror); nothing is said of the set-up script then.
set -euo pipefail

repository=$1 root=$2 results=$3
cannot=77
if [ "${4:-}" != inside ]; then
    if ! unshare --mount --propagation private --pid --fork --kill-child true; then exit "$cannot"; fi
    exec unshare --mount --propagation private --pid --fork --kill-child "${BASH_SOURCE[0]}" "$repository" "$root" "$results" inside
fi

suite=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
user_home=/home/reader
clone=$user_home/ParallelAsync

stage() { printf '%s: %s s\n' "$1" "$((SECONDS - started))"; started=$SECONDS; }
started=$SECONDS

# What the official image of the SDK has beyond the system itself, and the sudo of a devcontainer.
base_packages() {
    local icu
    icu=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d ' ' -f 1 | sort -V | tail -n 1)
    printf 'ca-certificates,git,sudo,tzdata,zlib1g,libssl3,libstdc++6,libgssapi-krb5-2,%s' "$icu"
}

# The mirror that this machine itself uses.
mirror() { apt-get indextargets --format '$(CODENAME) $(REPO_URI)' | sed -n "s/^$suite //p" | head -n 1; }

make_system() {
    local packages cached
    packages=$(base_packages)
    cached="$repository/artifacts/clean-root/$suite-$(printf '%s' "$packages" | cksum | cut -d ' ' -f 1).tar.gz"
    if [ -f "$cached" ]; then
        tar -xzf "$cached" -C "$root" || return 1
        return
    fi
    if ! debootstrap --variant=minbase --include="$packages" "$suite" "$root" "$(mirror)" >"$results/debootstrap.log" 2>&1; then
        tail -n 20 "$results/debootstrap.log" >&2
        return 1
    fi
    # Whoever works on this runs it again; a fresh clone in CI does not.
    if [ -z "${CI:-}" ]; then
        mkdir -p "$(dirname "$cached")"
        tar -czf "$cached.new" -C "$root" . && mv "$cached.new" "$cached"
    fi
}

# How this machine reaches its package sources: copied as it stands, whatever it is.
copy_network_settings() {
    local name
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    rm -rf "$root/etc/apt/sources.list" "$root/etc/ssl/certs"
    cp -a /etc/ssl/certs "$root/etc/ssl/"
    for name in sources.list sources.list.d apt.conf.d auth.conf.d keyrings trusted.gpg.d; do
        if [ -e "/etc/apt/$name" ]; then cp -a "/etc/apt/$name" "$root/etc/apt/"; fi
    done
    if [ -f "$HOME/.nuget/NuGet/NuGet.Config" ]; then
        install -D -m 644 "$HOME/.nuget/NuGet/NuGet.Config" "$root$user_home/.nuget/NuGet/NuGet.Config"
    fi
}

bind_read_only() {
    mkdir -p "$2"
    mount --bind "$1" "$2"
    mount -o remount,bind,ro "$2"
}

# What passes from this machine's environment: how to reach the network, nothing else. What the image of the SDK sets is set here too.
network_environment() {
    local name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR NUGET_CERT_REVOCATION_MODE; do
        if [ -n "${!name:-}" ]; then printf '%s=%s\n' "$name" "${!name}"; fi
    done
}

as_reader() {
    local environment
    mapfile -t environment < <(network_environment)
    chroot --userspec=1000:1000 "$root" /usr/bin/env -i HOME="$user_home" USER=reader LANG=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin \
        DOTNET_NOLOGO=true DOTNET_GENERATE_ASPNET_CERTIFICATE=false NUGET_XMLDOC_MODE=skip PARALLELASYNC_SMALL=1 "${environment[@]}" bash -euo pipefail -c "cd $clone; $1"
}

mount -t tmpfs -o size=6g,mode=755 clean-root "$root" || exit "$cannot"
make_system || exit "$cannot"
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
ln -sf pts/ptmx "$root/dev/ptmx"
stage 'a new system'

copy_network_settings
sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
bind_read_only "$sdk" "$root/usr/share/dotnet"
ln -sf ../share/dotnet/dotnet "$root/usr/bin/dotnet"
packages=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: *//')
bind_read_only "$packages" "$root/opt/packages"

chroot "$root" useradd --uid 1000 --create-home --shell /bin/bash reader
printf 'reader ALL=(ALL) NOPASSWD: ALL\n' >"$root/etc/sudoers.d/reader"
git clone --quiet --no-local "file://$repository" "$root$clone"
chown -R 1000:1000 "$root$user_home"
# What this machine has downloaded once comes from there; the rest from its package sources.
as_reader 'dotnet nuget add source /opt/packages --name "downloaded before" >/dev/null'
stage 'user and clone'

as_reader '.devcontainer/setup.sh'
stage 'set-up'
as_reader '.devcontainer/setup.sh jupyter build kernel polyglot sample'
stage 'set-up again, all but the notebook'
as_reader 'jupyter execute notebooks/07-x-rays.ipynb'
stage 'notebook 07 in Jupyter'

as_reader 'git status --porcelain' >"$results/changed.txt"
cp "$root$user_home/.local/share/jupyter/kernels/.net-csharp/kernel.json" "$results/"
cp "$root$clone/artifacts/x-rays.npy" "$results/"
cp -r "$root$clone/artifacts/timings" "$results/"
du -sm --exclude=proc --exclude=opt/packages --exclude=usr/share/dotnet "$root" | sed 's/\t.*/ MB in all/'
