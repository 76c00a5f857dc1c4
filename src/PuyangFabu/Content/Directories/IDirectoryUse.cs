using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Directories;

/// <summary>Something that goes on with a unit after it has left the directory, and that somebody is to see to. Each feature that refers to units so has one.</summary>
public interface IDirectoryUse
{
    /// <summary>What of it still lies with the unit, for people (<c>3 件在办的诉求</c>), or null when nothing does.</summary>
    Task<string?> DescribeAsync(DbSession session, DirectoryEntry entry);
}
