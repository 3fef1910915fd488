#!/usr/bin/env bash
# Makes a fresh clone ready: builds it, installs its notebook kernel for the user who runs this, and executes a notebook to see that all
# of it works. The devcontainer and the Binder image run it; so can you. Running it again does only what is not done yet.
#
#   .devcontainer/setup.sh            every step
#   .devcontainer/setup.sh STEP...    some of them: jupyter build kernel polyglot sample smoke
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The .NET Interactive tool that runs net10.0; Polyglot Notebooks starts it.
polyglot_tool=Microsoft.dotnet-interactive
polyglot_version=1.0.712001

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export PATH="$HOME/.local/bin:$PATH"

say() { printf '%s\n' "   $*"; }
fail() {
    printf '\nSet-up stopped: %s\n' "$*" >&2
    exit 1
}

# What went without; told at the end, where it is read.
missing=()

has() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" -eq 0 ]; }
can_be_root() { is_root || { has sudo && sudo -n true 2>/dev/null; }; }
as_root() { if is_root; then "$@"; else sudo -n "$@"; fi; }

# VS Code's Jupyter extension finds and starts a kernel by itself. Jupyter is for JupyterLab, and for `jupyter execute` in the last step.
has_jupyter() { jupyter execute --version >/dev/null 2>&1 && jupyter kernelspec --version >/dev/null 2>&1; }

jupyter_from_distribution() {
    has apt-get && can_be_root || return 1
    say "installing the distribution's packages"
    as_root apt-get update -qq \
        && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends jupyter-client jupyter-core python3-nbclient >/dev/null
}

jupyter_from_python() {
    local home="$HOME/.local/share/parallelasync/jupyter"
    has python3 || return 1
    say "installing JupyterLab below ~/.local"
    python3 -m venv "$home" && "$home/bin/pip" install --quiet --requirement .binder/requirements.txt || return 1
    mkdir -p "$HOME/.local/bin"
    ln -sf "$home"/bin/jupyter* "$HOME/.local/bin/"
}

step_jupyter() {
    if ! has_jupyter; then
        jupyter_from_distribution || jupyter_from_python || true
        hash -r
    fi
    if has_jupyter; then
        say "there: $(command -v jupyter)"
    else
        say "not there, and neither apt-get (as root or with sudo) nor python3 with venv and pip brought it"
        missing+=("Jupyter: VS Code does without it; for JupyterLab: python3 -m pip install --requirement .binder/requirements.txt")
    fi
}

step_build() {
    has dotnet || fail "there is no 'dotnet' on the PATH. Install the .NET SDK 10 (https://dotnet.microsoft.com/download/dotnet/10.0), then run this again."
    local sdk
    sdk=$(dotnet --version 2>&1) || fail "no .NET SDK here fits global.json:
$sdk"
    say "with the .NET SDK $sdk"
    # Another SDK may warn of other things; that is the developers' matter and no reason to leave a reader without notebooks.
    dotnet build kernel --nologo --verbosity quiet -p:TreatWarningsAsErrors=false \
        || fail "the build failed; its errors stand above. If packages could not be restored, check the network and run this again."
}

step_kernel() {
    dotnet run --project kernel --no-build -- install --user || fail "the notebook kernel was not installed; the reason stands above."
}

# Where the editions of VS Code keep what extensions store; those that are there, and the Dev Containers' one before its first start.
vscode_data() {
    local data
    if [ -n "${REMOTE_CONTAINERS:-}" ]; then mkdir -p "$HOME/.vscode-server/data"; fi
    for data in "$HOME/.vscode-server/data" "$HOME/.vscode-server-insiders/data" "$HOME/.vscode-remote/data" "$HOME/.config/Code" \
        "$HOME/.config/Code - Insiders" "$HOME/Library/Application Support/Code" "$HOME/.local/share/code-server"; do
        if [ -d "$data" ]; then printf '%s\n' "$data"; fi
    done
}

# Since SDK 10.0.102 `dotnet new tool-manifest` writes dotnet-tools.json, not .config/dotnet-tools.json. Polyglot Notebooks looks for the
# latter at every start, finds none, asks for one again, and gives up when told that the former exists (exit code 73). With a manifest
# where the extension looks it never asks. (dotnet/sdk issue 53103, dotnet/interactive issue 4161)
mend_polyglot() {
    local storage=$1 manifest=$1/.config/dotnet-tools.json
    if [ -e "$manifest" ]; then
        say "in order: $manifest"
        return
    fi
    mkdir -p "$storage/.config" || return 1
    if [ -e "$storage/dotnet-tools.json" ]; then
        mv "$storage/dotnet-tools.json" "$manifest" && say "moved: $manifest"
    else
        printf '{\n  "version": 1,\n  "isRoot": true,\n  "tools": {}\n}\n' >"$manifest.new" \
            && mv "$manifest.new" "$manifest" && say "written: $manifest"
    fi
}

install_polyglot_tool() (
    cd "$1"
    if dotnet tool run dotnet-interactive -- --version >/dev/null 2>&1; then
        say "there: $polyglot_tool"
    else
        dotnet tool install "$polyglot_tool" --version "$polyglot_version" >/dev/null 2>&1 && say "installed: $polyglot_tool $polyglot_version"
    fi
)

step_polyglot() {
    local data storage found=
    while IFS= read -r data; do
        found=1
        storage="$data/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode"
        if ! mend_polyglot "$storage"; then
            missing+=("the mended start of Polyglot Notebooks: its folder cannot be written ($storage)")
        elif ! install_polyglot_tool "$storage"; then
            say "not to be had from the package sources here: $polyglot_tool $polyglot_version"
            missing+=("$polyglot_tool $polyglot_version: Polyglot Notebooks tries to install it when it starts")
        fi
    done < <(vscode_data)
    if [ -z "$found" ]; then say "no VS Code of this user: nothing to do"; fi
}

step_sample() {
    if ! dotnet exec artifacts/lib/ParallelAsync.Lib.dll x-ray-sample; then
        missing+=("the made X-rays: notebook 07 makes them at its first run")
    fi
}

step_smoke() {
    local notebook=notebooks/00-start-here.ipynb
    if has_jupyter; then
        jupyter execute "$notebook" || fail "Jupyter could not execute $notebook; the reason stands above."
    else
        dotnet run --project kernel --no-build -- run "$notebook" --out artifacts/setup || fail "$notebook did not run; the reason stands above."
    fi
}

steps=(jupyter build kernel polyglot sample smoke)
wanted=("$@")
[ "${#wanted[@]}" -gt 0 ] || wanted=("${steps[@]}")
for step in "${wanted[@]}"; do
    case " ${steps[*]} " in
        *" $step "*) ;;
        *) fail "there is no step '$step'; the steps are: ${steps[*]}." ;;
    esac
done

for step in "${wanted[@]}"; do
    printf '== %s\n' "$step"
    started=$SECONDS
    "step_$step"
    say "$step: $((SECONDS - started)) s"
done

if [ "${#missing[@]}" -gt 0 ]; then
    printf 'Ready, without:\n'
    printf '   %s\n' "${missing[@]}"
else
    printf 'Ready.\n'
fi
