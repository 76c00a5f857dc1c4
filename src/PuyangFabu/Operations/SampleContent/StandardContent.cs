using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Menus;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>What every installation starts with: the three boards of 濮阳发布 with the boards under them, and a menu for each account.</summary>
public sealed class StandardContent(Database database, BoardStore boards, MenuStore menus)
{
    public Task SeedBoardsAsync(CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            if (await BoardStore.AnyAsync(session))
            {
                return;
            }

            await InsertAsync(session, SeedFiles.ReadJson<IReadOnlyList<BoardSeed>>("boards.json"), parentId: null);
        },
        cancellation);

    public Task SeedMenusAsync(IEnumerable<string> accounts, CancellationToken cancellation) => database.WriteAsync(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            foreach (var account in accounts)
            {
                if (!await MenuStore.AnyAsync(session, account))
                {
                    await menus.InsertAsync(session, account, Menu.Default);
                }
            }
        },
        cancellation);

    private async Task InsertAsync(DbSession session, IReadOnlyList<BoardSeed> seeds, long? parentId)
    {
        foreach (var (index, seed) in seeds.Index())
        {
            var id = await boards.InsertAsync(session, new Board
            {
                Id = 0,
                Slug = seed.Slug,
                Name = seed.Name,
                Description = seed.Description,
                ParentId = parentId,
                SortOrder = (index + 1) * 10,
            });
            await InsertAsync(session, seed.Children, id);
        }
    }
}

/// <summary>A board in <c>boards.json</c>; the order of the file is the order of the boards.</summary>
internal sealed record BoardSeed
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<BoardSeed> Children { get; init; } = [];
}
