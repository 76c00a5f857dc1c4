using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Directories;

/// <summary>What still lies with a unit that somebody is about to take out of the directory: it may go all the same, and who does it knows.</summary>
public sealed class DirectoryUses(Database database, IEnumerable<IDirectoryUse> uses)
{
    public Task<IReadOnlyList<string>> OfAsync(DirectoryEntry entry, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<string>>(
        async session =>
        {
            var found = new List<string>();
            foreach (var use in uses)
            {
                if (await use.DescribeAsync(session, entry) is { } described)
                {
                    found.Add(described);
                }
            }

            return found;
        },
        cancellation);
}
