using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.Publishing.Menus;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Operations.SampleContent;

/// <summary>Seeds a database and looks at what is in it.</summary>
internal sealed class SeedDriver(TestDatabase database)
{
    public BoardStore Boards { get; } = new(database.Database, database.Changes, database.Clock);

    public ArticleStore Articles { get; } = new(database.Database, database.Changes, database.Clock);

    public ReplyRuleStore Rules { get; } = new(database.Database, database.Changes, database.Clock);

    public SynonymStore Synonyms { get; } = new(database.Database, database.Changes, database.Clock);

    public DirectoryStore Directory { get; } = new(database.Database, database.Changes, database.Clock);

    public CitizenServiceStore Services { get; } = new(database.Database, database.Changes, database.Clock);

    public MenuStore Menus { get; } = new(database.Database, database.Changes, database.Clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task RunAsync(bool sampleContent) => new Seeder(
        new StandardContent(database.Database, Boards, Menus),
        new Demonstration(database.Database, Boards, Articles, Rules, Synonyms, Directory, Services, database.Clock))
        .RunAsync(["puyang"], sampleContent, Cancellation);

    public async Task<BoardTree> TreeAsync() => new(await Boards.ListAsync(Cancellation));

    public Task<IReadOnlyList<Article>> AllArticlesAsync() => Articles.AfterAsync(0, 1000, Cancellation);
}
