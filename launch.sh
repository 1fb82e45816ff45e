# Shared by the launchers numvid and test: sets up what is missing and builds what is out of date. Sourced, not run.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
artifacts=$root/artifacts

fail() {
    printf '%s\n' "$*" >&2
    exit 2
}

# Whether a person sits at the terminal and can be asked.
interactive() { [ -z "${CI:-}" ] && [ -t 0 ] && [ -t 2 ]; }

# install_packages OPTION...: installs missing system packages by itself only as root without a person at the
# terminal (CI, containers); otherwise names the one line and asks. The stamp keeps later calls from looking again.
install_packages() {
    local stamp missing line answer
    stamp=$artifacts/packages$(printf '%s' "$@").stamp
    [ "$stamp" -nt "$root/native/install-deps" ] && return
    missing=$("$root/native/install-deps" --missing "$@")
    if [ -n "$missing" ]; then
        line="native/install-deps${1:+ $*}"
        if [ "$(id -u)" = 0 ] && ! interactive; then
            printf 'Installing system packages: %s\n' "$missing" >&2
            mkdir -p "$artifacts"
            "$root/native/install-deps" "$@" >"$artifacts/packages.log" 2>&1 \
                || fail "The packages could not be installed; the output is in artifacts/packages.log, and '$line' tries again."
        else
            printf 'Missing system packages: %s\nThis line installs them: %s\n' "$missing" "$line" >&2
            if interactive; then
                read -r -p 'Run it now? [y/N] ' answer
                case $answer in
                    [yY]*) "$root/native/install-deps" "$@" >&2 || fail "The packages could not be installed." ;;
                    *) return ;;
                esac
            else
                return
            fi
        fi
    fi
    mkdir -p "$artifacts"
    : >"$stamp"
}

# build_if_needed PROJECT STAMP [FOLDER...]: builds in Release when a source is newer than the last build. File times
# decide, because asking dotnet costs more than a second.
build_if_needed() {
    local project=$1 stamp=$artifacts/$2.stamp started
    shift 2
    if [ -f "$stamp" ] && [ -z "$(find "$root/Directory.Build.props" "$root/Directory.Build.targets" "$root/Directory.Packages.props" "$root/Sds.props" "$root/Ahead.targets" "$root/.editorconfig" \
        "$root/global.json" "$root/ScientificDataSet" "$root/NumVid.Formats" "$root/NumVid.Compare" "$root/native" "$@" \
        -newer "$stamp" -print -quit)" ]; then
        return
    fi
    command -v dotnet >/dev/null || fail "NumVid needs the .NET 10 SDK: 'dotnet' is not on the PATH."
    mkdir -p "$artifacts"
    exec 9>"$artifacts/build.lock"
    flock 9
    started=$(mktemp "$artifacts/started.XXXXXX")
    printf 'Building NumVid (Release) ...\n' >&2
    # shellcheck disable=SC2046  # one option or none
    if ! dotnet build "$root/$project" -c Release -v quiet --nologo $(without_shim) >"$artifacts/build.log" 2>&1; then
        grep -E 'error|native/build' "$artifacts/build.log" | sort -u | head -20 >&2
        rm -f "$started"
        fail "The build failed; the whole output is in artifacts/build.log."
    fi
    mv "$started" "$stamp" # the time when the build began: a source saved meanwhile is built next time
    exec 9>&-
}

# Without the headers of FFmpeg or a C compiler everything but the video codecs is built.
without_shim() {
    if command -v cmake >/dev/null && command -v cc >/dev/null && pkg-config --exists libavcodec libavformat 2>/dev/null; then
        return
    fi
    printf 'Without cmake, a C compiler and the FFmpeg headers, .nv12 has no video codecs.\n' >&2
    printf -- '-p:SkipNative=true'
}
