#!/bin/sh
# The system packages that the tests and benchmarks need: installed on Debian, named elsewhere.
# CHROMIUM and FIREFOX name browsers that lie elsewhere.
set -eu

missing=""
need() { # command, Debian package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need "${CHROMIUM:-/usr/bin/chromium}" chromium
need "${FIREFOX:-/usr/bin/firefox-esr}" firefox-esr
need wrk wrk
need nginx nginx
need radosgw radosgw
need aapt aapt
need aapt2 aapt
need zipalign zipalign
need apksigner apksigner
[ -e /usr/share/android-framework-res/framework-res.apk ] || missing="$missing android-framework-res"
fc-list :lang=zh 2>/dev/null | grep -q . || missing="$missing fontconfig fonts-noto-cjk"

[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing:$missing"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Please install first (Debian names):$missing; or name your browsers in CHROMIUM and FIREFOX." >&2
    exit 1
fi
