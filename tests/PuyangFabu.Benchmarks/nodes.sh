#!/bin/sh
# Several nodes over one PostgreSQL: publishes the product as it ships, and once more as it was before, starts three of the old one
# behind one address, and does to them and to their database what may befall them, with followers and operators at work.
# OLD=COMMIT says which program is the old one (the same one when left out; of database version 60 at least), or OLD_DIR=DIR names one that is published already.
# Options are those of Nodes/NodesOptions.cs, e.g. --nodes 3 --messages 5000 --pause 60; --work DIR keeps what the nodes print.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..

if ! command -v dotnet >/dev/null; then
    echo "缺少 dotnet，请先安装。" >&2
    exit 2
fi
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    echo "缺少 PostgreSQL 的服务端程序，请先安装（在 Debian 中：apt install postgresql）。" >&2
    exit 2
fi

build=$(mktemp -d)
trap 'git -C "$root" worktree remove --force "$build/before" >/dev/null 2>&1 || true; rm -rf "$build"' EXIT
publish() {
    dotnet publish "$1/src/PuyangFabu" -c Release --use-current-runtime --no-self-contained -o "$2" --nologo -v quiet >&2
}

publish "$root" "$build/product"
if [ -z "${OLD_DIR:-}" ]; then
    git -C "$root" worktree add --detach "$build/before" "${OLD:-HEAD}" >&2
    publish "$build/before" "$build/old"
    OLD_DIR=$build/old
fi
dotnet build "$here" -c Release -o "$build/benchmarks" --nologo -v quiet >&2

case " $* " in
    *" --work "*) ;;
    *) set -- --work "$build/work" "$@" ;;
esac
dotnet "$build/benchmarks/PuyangFabu.Benchmarks.dll" nodes --product "$build/product" --old "$OLD_DIR" "$@"
