using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases.Units;

/// <summary>Cases that a unit handles: without it in the directory nobody hands it new ones, and these go on.</summary>
public sealed class CaseDirectoryUse : IDirectoryUse
{
    public async Task<string?> DescribeAsync(DbSession session, DirectoryEntry entry) =>
        await CaseStore.CountOpenOfAsync(session, entry.Id) is > 0 and var count ? $"{count} 件在办的诉求" : null;
}
