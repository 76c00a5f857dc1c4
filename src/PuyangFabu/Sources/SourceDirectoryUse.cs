using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources;

/// <summary>Sources of a unit: they go on being read when it has left the directory.</summary>
public sealed class SourceDirectoryUse : IDirectoryUse
{
    public async Task<string?> DescribeAsync(DbSession session, DirectoryEntry entry) =>
        await NewsSourceStore.CountOfUnitAsync(session, entry.Id) is > 0 and var count ? $"{count} 个信息源" : null;
}
