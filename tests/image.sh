#!/usr/bin/env bash
# Publishes the image as config/examples/compose.yaml says, onto a base image of its own making, and reads the archive. Compiles for a minute or two.
# No engine runs it: what Microsoft's image brings is not tried here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet build tests/PuyangFabu.Tests --verbosity quiet
exec dotnet tests/PuyangFabu.Tests/bin/Debug/net10.0/PuyangFabu.Tests.dll -noLogo -noColor -explicit only -class '*.ImageTests'
