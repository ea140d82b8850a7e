#!/usr/bin/env bash
# Brings the build tools and does nothing when they are there: the Rust toolchain and its wasm32 target, and the npm
# tools of the lockfile. `tools.sh lints` adds rustfmt and clippy.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf '==> %s\n' "$*"; }

need() {
  command -v "$1" >/dev/null || { printf 'error: %s is needed: %s\n' "$1" "$2" >&2; exit 1; }
}

rust_toolchain() {
  need cargo 'install Rust with rustup'
  if ! rustc --version >/dev/null 2>&1; then
    local channel
    channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
    say "Rust $channel"
    rustup toolchain install "$channel" --profile minimal
  fi
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
    say 'the wasm32 target of Rust'
    rustup target add wasm32-unknown-unknown
  fi
}

rust_lints() {
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

npm_tools() {
  need node 'install Node 20 or newer'
  [ end2end/node_modules/.package-lock.json -nt end2end/package-lock.json ] && return
  say 'npm tools of the lockfile'
  # No package needs an install script, so none runs.
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm --prefix end2end ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

case "${1:-build}" in
  build) rust_toolchain; npm_tools ;;
  lints) rust_toolchain; rust_lints ;;
  *) printf 'usage: tools.sh [build|lints]\n' >&2; exit 2 ;;
esac
