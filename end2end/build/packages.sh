#!/usr/bin/env bash
# Brings what only the tests need, from Debian: Chromium, a font with Chinese characters, PostgreSQL's
# programs, a clock that tests set forward, and Python for the second implementation of the draw.
set -euo pipefail

wanted=()
# Chromium without its windows: the same engine, at less than half the processor time for each page.
command -v chromium-headless-shell >/dev/null || wanted+=(chromium-headless-shell)
ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc >/dev/null 2>&1 || wanted+=(fonts-noto-cjk)
if ! command -v initdb >/dev/null && ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  wanted+=(postgresql)
fi
ls /usr/lib/*-linux-gnu/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || wanted+=(libfaketime)
command -v python3 >/dev/null || wanted+=(python3)
[ ${#wanted[@]} -eq 0 ] && exit 0

printf '==> from Debian: %s\n' "${wanted[*]}"
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
