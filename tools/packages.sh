# Sourced by ./run and ./test: what Poolscope needs from Debian 12, and how it gets there. One name a line, so that a
# change of needs is a change of one line.

# To build and to run.
RUN_PACKAGES=(
    g++
    cmake
    ninja-build
    libeigen3-dev
    nlohmann-json3-dev
    libcli11-dev
    pkgconf
    libxlsxwriter-dev
    libzip-dev
    libgif-dev
    libwebp-dev
    qt6-base-dev
    qt6-svg-dev
    qt6-tools-dev           # CMake's LinguistTools
    qt6-l10n-tools          # lupdate, lrelease
    qt6-image-formats-plugins   # to read WebP pictures
    qt6-translations-l10n   # Qt's own words ("Cancel") in Chinese
    fonts-dejavu-core
    fonts-wqy-microhei      # without a Chinese font, Chinese is empty boxes
)

# To test, on top.
TEST_PACKAGES=(
    doctest-dev
    librapidcheck-dev
    clang                   # libFuzzer; without it the fuzz targets only go through their corpus
    libclang-rt-14-dev
    python3
    xvfb
    xauth
    x11-utils
    openbox
    xdotool
    imagemagick
    ffmpeg                  # MP4 and WebM, whose tests are left out without it
    chromium                # the exported page
    chromium-driver
    python3-selenium
    # What reads exported files; a test whose reader is missing is left out.
    python3-numpy
    python3-openpyxl
    python3-pil
    python3-torch
    python3-onnx
    libreoffice-calc-nogui
    texlive-latex-base
    texlive-latex-recommended
    poppler-utils
    libxml2-utils
    webp
    desktop-file-utils
    appstream
)

fail() {
    echo "$*" >&2
    exit 1
}

# Prints those of the packages in "$@" that are not installed.
missing_packages() {
    local name
    for name; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null || true)" = installed ] || echo "$name"
    done
}

# On a system without apt we cannot install anything, but everything may be there already under other names.
check_programs() {
    local name missing=()
    for name in c++ cmake ninja; do
        command -v "$name" >/dev/null || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] || fail "This system has no apt, so nothing can be installed from here, and these programs are missing: ${missing[*]}.
Install what Debian calls: $*"
    echo "This system has no apt; should CMake miss a library below, Debian's names for what is needed are: $*"
}

# Installs what is missing among the packages "$@"; says what before it does, and does nothing when all is there.
need_packages() {
    command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || { check_programs "$@"; return; }

    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0

    echo "Poolscope needs these Debian packages, which are not installed yet:"
    printf '    %s\n' "${missing[@]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "That takes root's rights, and there is no sudo here. As root, run:
    apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    echo "Installing them with ${as_root[*]:+${as_root[*]} }apt-get."
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q)
    local install=("${apt[@]}" install -y --no-install-recommends "${missing[@]}")
    # Package lists can be absent (a fresh system) or out of date (a download fails): only then is an update needed.
    if ! apt-get -qq --simulate install --no-install-recommends "${missing[@]}" >/dev/null 2>&1; then
        "${apt[@]}" update
        "${install[@]}" </dev/null
    else
        "${install[@]}" </dev/null || { "${apt[@]}" update && "${install[@]}" </dev/null; }
    fi || fail "apt-get could not install them; its reason stands above."
}
