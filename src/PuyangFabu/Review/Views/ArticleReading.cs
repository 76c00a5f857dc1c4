using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Comparing;

namespace PuyangFabu.Review.Views;

/// <summary>What operators read of one article: itself, its versions, its history.</summary>
public sealed class ArticleReading(
    Database database, ArticleWorkStore works, ArticleVersionStore versions, ArticleEventStore events, ArticleStore articles, TopicArticles topics, ArticleAnswers answers)
{
    public async Task<Outcome<ArticleView>> ViewAsync(long id, Actor actor, CancellationToken cancellation) =>
        await works.FindAsync(id, cancellation) is { } work ? await ViewAsync(work, actor, cancellation) : ReviewRefusals.NotFound;

    /// <summary>What a move came to, as an answer.</summary>
    public async Task<Outcome<ArticleView>> ViewAsync(Task<Outcome<ArticleWork>> move, Actor actor, CancellationToken cancellation)
    {
        var moved = await move;
        return moved.IsRefused ? moved.Refusal : await ViewAsync(moved.Value, actor, cancellation);
    }

    public async Task<Outcome<ItemList<HistoryItem>>> HistoryAsync(long id, CancellationToken cancellation) =>
        await works.FindAsync(id, cancellation) is null
            ? ReviewRefusals.NotFound
            : new ItemList<HistoryItem>([.. (await events.ListAsync(id, cancellation)).Select(answers.History)]);

    public async Task<Outcome<ItemList<ArticleVersionItem>>> VersionsAsync(long id, CancellationToken cancellation) =>
        await works.FindAsync(id, cancellation) is { } work
            ? new ItemList<ArticleVersionItem>([.. (await versions.ListAsync(id, cancellation)).Select(version => ArticleAnswers.Version(version, work))])
            : ReviewRefusals.NotFound;

    public async Task<Outcome<ArticleVersionView>> VersionAsync(long id, long number, CancellationToken cancellation) =>
        await works.FindAsync(id, cancellation) is not { } work ? ReviewRefusals.NotFound
        : await versions.FindAsync(id, number, cancellation) is { } version
            ? new ArticleVersionView(ArticleAnswers.Version(version, work), version.Read())
            : Refusal.NotFound("个版本");

    /// <param name="to">Null for the newest.</param>
    /// <param name="from">Null for the one before.</param>
    public async Task<Outcome<VersionComparison>> CompareAsync(long id, long? from, long? to, CancellationToken cancellation)
    {
        if (await works.FindAsync(id, cancellation) is not { } work)
        {
            return ReviewRefusals.NotFound;
        }

        var newer = to ?? work.HeadVersion;
        return await versions.FindAsync(id, from ?? Math.Max(1, newer - 1), cancellation) is { } old
            && await versions.FindAsync(id, newer, cancellation) is { } current
            ? VersionComparison.Of(old, current)
            : Refusal.NotFound("个版本");
    }

    private async Task<Outcome<ArticleView>> ViewAsync(ArticleWork work, Actor actor, CancellationToken cancellation)
    {
        var document = (await versions.FindAsync(work.ArticleId, work.HeadVersion, cancellation))!.Read();
        var face = (await articles.FindAsync(work.ArticleId, cancellation))!;
        var writers = await database.ReadAsync(session => ArticleVersionStore.WritersAfterAsync(session, work.ArticleId, work.LiveVersion ?? 0), cancellation);
        var view = answers.View(work, document, face, await events.ListAsync(work.ArticleId, cancellation), writers, actor);
        return document.Topic.Length == 0 ? view : view with { Topic = await topics.ViewAsync(document.Topic, cancellation) };
    }
}
