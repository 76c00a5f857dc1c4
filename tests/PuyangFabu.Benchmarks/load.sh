#!/bin/sh
# The whole-app measure: publishes the product as it ships and sends it signed messages beside bare Kestrel.
# Options are those of LoadOptions.cs, e.g. --data DIR --rounds 5 --seconds 8; --work DIR keeps the loaded database.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..

for tool in dotnet wrk; do
    if ! command -v "$tool" >/dev/null; then
        echo "缺少 $tool，请先安装（wrk 在 Debian 中：apt install wrk）。" >&2
        exit 2
    fi
done

build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
dotnet publish "$root/src/PuyangFabu" -c Release --use-current-runtime --no-self-contained -o "$build/product" --nologo -v quiet >&2
dotnet build "$here" -c Release -o "$build/benchmarks" --nologo -v quiet >&2

case " $* " in
    *" --work "*) ;;
    *) set -- --work "$build/work" "$@" ;;
esac
dotnet "$build/benchmarks/PuyangFabu.Benchmarks.dll" load --product "$build/product" "$@"
