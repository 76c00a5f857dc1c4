using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Directories;

/// <summary>What the directory page answers: the entries that were checked by kind, kinds without one left out.</summary>
public sealed class DirectoryPageAnswers(DirectoryStore store)
{
    public async Task<PageAnswer> DirectoryAsync(CancellationToken cancellation)
    {
        var entries = await store.ListAsync(cancellation);
        IReadOnlyList<IGrouping<string, DirectoryEntry>> groups =
        [
            .. entries.Where(static entry => !entry.ToCheck).GroupBy(static entry => entry.Kind).OrderBy(static group => Place(group.Key)),
        ];
        return PageAnswer.Of<Pages.DirectoryPage>(groups);
    }

    // A kind that this version does not know comes last instead of being lost.
    private static int Place(string kind)
    {
        var known = DirectoryKind.All.Index().Where(entry => entry.Item == kind).Select(static entry => entry.Index);
        return known.DefaultIfEmpty(int.MaxValue).First();
    }
}
