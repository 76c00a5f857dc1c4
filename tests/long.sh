#!/usr/bin/env bash
# The kill tests with many lives each, which take half an hour or more: before a release, and after a change to what sends.
# The ordinary run has a short sample, another one each time.
#
#   tests/long.sh        64 lives
#   tests/long.sh 256    as many as named
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PUYANGFABU_KILLS=${1:-64} DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/PuyangFabu.Tests --verbosity quiet
exec dotnet tests/PuyangFabu.Tests/bin/Debug/net10.0/PuyangFabu.Tests.dll -noLogo -noColor -showLiveOutput -class '*KillTests'
