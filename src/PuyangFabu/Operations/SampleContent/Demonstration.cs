using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>
/// What shows the product at work: articles and services marked 示例, rules for what citizens ask most, synonyms, and the directory.
/// All of it or, when something fails, none.
/// </summary>
public sealed class Demonstration(
    Database database,
    BoardStore boards,
    ArticleStore articles,
    ReplyRuleStore rules,
    SynonymStore synonyms,
    DirectoryStore directory,
    CitizenServiceStore services,
    TimeProvider clock)
{
    /// <summary>Does nothing when there is any article. Samples of boards that are not there are left out.</summary>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        if (await articles.AnyAsync(cancellation))
        {
            return;
        }

        var samples = Drafts(new BoardTree(await boards.ListAsync(cancellation)));
        await database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                if (!await ArticleStore.AnyAsync(session))
                {
                    await InsertAsync(session, samples);
                }
            },
            cancellation);
    }

    private List<(string Name, Article Article)> Drafts(BoardTree tree)
    {
        var notice = SeedFiles.ReadText("notice.md");
        return
        [
            .. from sample in SampleArticle.All()
               let board = tree.Find(sample.Board)
               where board is not null
               select (sample.Name, ArticleDraft.From(sample.ToInput(notice, clock.GetUtcNow()), board, ArticleStatus.Published)),
        ];
    }

    private async Task InsertAsync(DbSession session, List<(string Name, Article Article)> samples)
    {
        var written = await articles.UpsertAsync(session, [.. samples.Select(static sample => sample.Article)]);
        var ids = samples.Zip(written).ToDictionary(static pair => pair.First.Name, static pair => pair.Second.Id, StringComparer.Ordinal);

        if (!await ReplyRuleStore.AnyAsync(session))
        {
            foreach (var rule in SeedFiles.ReadJson<IReadOnlyList<RuleSeed>>("reply-rules.json").SelectMany(seed => seed.ToRules(ids)))
            {
                await rules.InsertAsync(session, rule);
            }
        }

        if (!await SynonymStore.AnyAsync(session))
        {
            foreach (var words in SeedFiles.ReadJson<IReadOnlyList<IReadOnlyList<string>>>("synonyms.json"))
            {
                await synonyms.InsertAsync(session, words);
            }
        }

        if (!await DirectoryStore.AnyAsync(session))
        {
            foreach (var (index, entry) in SeedFiles.ReadJson<IReadOnlyList<DirectoryEntry>>("directory.json").Index())
            {
                await directory.InsertAsync(session, entry with { SortOrder = (index + 1) * 10 });
            }
        }

        if (!await CitizenServiceStore.AnyAsync(session))
        {
            foreach (var (index, service) in SeedFiles.ReadJson<IReadOnlyList<ServiceSeed>>("services.json").Index())
            {
                await services.InsertAsync(session, service.ToService((index + 1) * 10));
            }
        }
    }
}
