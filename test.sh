#!/usr/bin/env bash
# Runs every test. Needs only the .NET SDK: what else the tests use (Chromium, PostgreSQL, a Chinese font, systemd, nginx) it installs
# from Debian's packages where it may; elsewhere the tests that miss something are skipped by name.
#
#   ./test.sh               install what is missing, build, test
#   ./test.sh --no-build    test what was built before
#   ./test.sh --no-install  leave the machine as it is
#
# With PUYANGFABU_TEST_NO_SKIP=1 anything missing or skipped is a failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

build=yes
install=yes
for option in "$@"; do
  case $option in
    --no-build) build=no ;;
    --no-install) install=no ;;
    *) echo "unknown option: $option (known: --no-build, --no-install)" >&2; exit 2 ;;
  esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Measuring code in order to make it faster pays in a server that runs for months; in a run of minutes it costs a quarter of the time.
export DOTNET_TieredPGO=0
# What is called often is compiled well at once, not when nothing new has been called for a tenth of a second: in a run of tests that is hardly ever.
export DOTNET_TC_CallCountingDelayMs=0
# Tests make much and keep nothing: with room for it, what is thrown away is collected by the hundred megabytes.
export DOTNET_GCgen0size=0x10000000
# Every page that a browser opens is kept as a picture at both widths, beside what was built.
export PUYANGFABU_SCREENSHOTS=${PUYANGFABU_SCREENSHOTS:-$PWD/tests/PuyangFabu.BrowserTests/bin/screenshots}
no_skip=${PUYANGFABU_TEST_NO_SKIP:-0}
WeChatSdk=${WeChatSdk:-}
projects=(PuyangFabu.WeChat.Tests PuyangFabu.Tests PuyangFabu.BrowserTests)
# WeChatSdk=Senparc ./test.sh: the same tests over the other client, with tests of its own; built where builds of it lie.
[ "${WeChatSdk,,}" != senparc ] || projects+=(PuyangFabu.Senparc.Tests)
built=bin${WeChatSdk:+/senparc}

missing_packages() {
  [ -x /usr/bin/chromium-headless-shell ] || [ -x /usr/bin/chromium ] || echo chromium-headless-shell
  compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || echo postgresql
  # Reads the units of config/examples as systemd would.
  command -v systemd-analyze > /dev/null || echo systemd
  # Stands before the product with the settings of config/examples.
  [ -x /usr/sbin/nginx ] || command -v nginx > /dev/null || echo nginx-light
  # Without a font for Chinese the pages are drawn as boxes and the layout tests measure nothing.
  compgen -G '/usr/share/fonts/*/noto/NotoSansCJK*' > /dev/null || echo fonts-noto-cjk
}

apt() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@"
  else
    sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@"
  fi
}

may_install() {
  [ "$install" = yes ] && command -v apt-get > /dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2> /dev/null; }
}

install_missing() {
  local packages
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || return 0
  if may_install; then
    echo "Installing ${packages[*]}"
    # The lists of a machine that never updated are empty; only then, or after a failure, are they fetched.
    apt install -y --no-install-recommends "${packages[@]}" > /dev/null 2>&1 \
      || { apt update && apt install -y --no-install-recommends "${packages[@]}" > /dev/null; } \
      || echo "Could not install ${packages[*]}" >&2
  fi
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || return 0
  echo "Not installed: ${packages[*]}. Install with: apt-get install ${packages[*]}" >&2
  [ "$no_skip" != 1 ] || exit 1
}

install_missing
[ "$build" = no ] || dotnet build PuyangFabu.sln --verbosity quiet
[ "$build" = no ] || [ -z "${WeChatSdk:-}" ] || dotnet build tests/PuyangFabu.Senparc.Tests --verbosity quiet

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0 skipped=0 broken=0
for project in "${projects[@]}"; do
  echo
  echo "== $project"
  code=0
  dotnet "tests/$project/$built/Debug/net10.0/$project.dll" -noLogo -noColor -maxThreads 1.5x 2>&1 | tee "$log" || code=$?
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -n 1 || true)
  if [ -z "$summary" ]; then
    echo "$project ended with $code and without a summary" >&2
    broken=$((broken + 1))
    continue
  fi

  count() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<< "$summary"; }
  bad=$(($(count Failed) + $(count Errors)))
  # A run that failed without a failed test to name (a fixture's end, say) still counts.
  [ "$code" = 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + $(count Total) - $(count Failed) - $(count Skipped) - $(count 'Not Run')))
  failed=$((failed + bad))
  skipped=$((skipped + $(count Skipped)))
done

echo
echo "$passed passed, $((failed + broken)) failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$broken" = 0 ] && { [ "$no_skip" != 1 ] || [ "$skipped" = 0 ]; }
