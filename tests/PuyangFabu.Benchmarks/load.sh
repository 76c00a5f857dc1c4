#!/bin/sh
# The whole-app measure: publishes the product as it ships and sends it signed messages beside bare Kestrel.
# With WITH_SENPARC=1 four take turns: the product, the one built with -p:WeChatSdk=Senparc (its packages at hand), and
# that one with a handler of Senparc's kind that leaves all messages to the product, and with one that answers those of the rules.
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
if [ "${WITH_SENPARC:-}" = 1 ]; then
    for handler in none Leaving Answering; do
        sample=$handler
        [ "$handler" != none ] || sample=
        dotnet publish "$root/src/PuyangFabu" -c Release -p:WeChatSdk=Senparc -p:SampleHandler=$sample --use-current-runtime --no-self-contained -o "$build/senparc-$handler" --nologo -v quiet >&2
        set -- --other "$build/senparc-$handler" "$@"
    done
fi
dotnet build "$here" -c Release -o "$build/benchmarks" --nologo -v quiet >&2

case " $* " in
    *" --work "*) ;;
    *) set -- --work "$build/work" "$@" ;;
esac
dotnet "$build/benchmarks/PuyangFabu.Benchmarks.dll" load --product "$build/product" "$@"
