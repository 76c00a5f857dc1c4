using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Checking;
using PuyangFabu.Content.Articles.Topics;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Review.Approving;

/// <summary>Runs the checks on an article's newest version. They may ask other servers: never inside a transaction.</summary>
public sealed class ArticleChecks(Preflight preflight, BodyTurns turns, ArticleWorkStore works, ArticleVersionStore versions, ArticleEventStore events)
{
    /// <param name="wanted">Whether the article as it stands needs checking.</param>
    /// <returns>Null when it does not, or is not there.</returns>
    public Task<CheckedVersion?> RunAsync(long id, Predicate<ArticleWork> wanted, CancellationToken cancellation) => RunAsync(id, wanted, wanted, cancellation);

    /// <inheritdoc cref="RunAsync(long, Predicate{ArticleWork}, CancellationToken)"/>
    /// <param name="asksLinks">Whether its links are asked, too.</param>
    public async Task<CheckedVersion?> RunAsync(long id, Predicate<ArticleWork> wanted, Predicate<ArticleWork> asksLinks, CancellationToken cancellation)
    {
        if (await works.FindAsync(id, cancellation) is not { } work
            || !wanted(work)
            || await versions.FindAsync(id, work.HeadVersion, cancellation) is not { } head)
        {
            return null;
        }

        var document = head.Read();
        var text = await turns.RunAsync(document.BodySource.Length, () => CheckedVersion.TextOf(document), cancellation);
        return new CheckedVersion(
            ContentHash.Of(document), asksLinks(work) ? await preflight.CheckWithLinksAsync(text, cancellation) : preflight.Check(text));
    }

    /// <summary>The findings for somebody who reads the article. Asks no other server: what links answered is known of the last time that this text was handed in or approved.</summary>
    public async Task<Outcome<ArticleCheckResult>> ReadAsync(long id, CancellationToken cancellation)
    {
        if (await works.FindAsync(id, cancellation) is not { } work || await versions.FindAsync(id, work.HeadVersion, cancellation) is not { } head)
        {
            return ReviewRefusals.NotFound;
        }

        var document = head.Read();
        var text = await turns.RunAsync(document.BodySource.Length, () => CheckedVersion.TextOf(document), cancellation);
        var found = preflight.Check(text);
        var known = found.Select(static finding => finding.Id).ToHashSet();
        return new ArticleCheckResult([.. found, .. (await AnsweredAsync(id, ContentHash.Of(document), cancellation)).Where(note => !known.Contains(note.Id)).Select(Answered)]);
    }

    private async Task<IEnumerable<FindingNote>> AnsweredAsync(long id, string hash, CancellationToken cancellation) =>
        (await events.ListAsync(id, cancellation)).Where(happened => happened.ContentHash == hash && happened.Details.Length > 0)
            .Select(static happened => EventDetails.Read(happened.Details).Findings).LastOrDefault(static findings => findings is not null)
            ?.Where(static note => note.Field is CheckedFieldNames.Links or CheckedFieldNames.SourceUrl) ?? [];

    private static TextFinding Answered(FindingNote note) => new()
    {
        Rule = CheckRules.Link,
        Severity = note.Severity,
        Field = note.Field,
        Message = note.Message,
        Excerpt = note.Excerpt,
        Suggestion = "这是送审时查到的，请打开看看。",
    };

    public async Task<Outcome<ArticleCheckResult>> ShowAsync(long id, CancellationToken cancellation) =>
        await RunAsync(id, static _ => true, cancellation) is { } found ? new ArticleCheckResult(found.Findings) : ReviewRefusals.NotFound;
}

/// <summary>What the checks found in one text.</summary>
/// <param name="Hash">Of exactly that text.</param>
public sealed record CheckedVersion(string Hash, IReadOnlyList<TextFinding> Findings)
{
    /// <summary>An article's content as the checks read it.</summary>
    public static CheckedText TextOf(ArticleDocument document)
    {
        var body = ArticleBody.Of(document.BodyFormat, document.BodySource, document.SourceUrl);
        var text = body.Text;
        return new()
        {
            Title = document.Title,
            Subtitle = document.Subtitle,

            // One made from the body would only show what the body shows.
            Digest = document.Digest == Digest.Of(body) ? "" : document.Digest,
            BodyHtml = document.BodyHtml,

            IsTopic = document.Topic.Length > 0,

            // What a topic gathers is read with its body.
            BodyText = document.Topic.Length == 0 ? text : $"{text}\n{TopicOutline.WordsOf(document.Topic)}".Trim('\n'),
            Lost = [.. body.Lost, .. LostBefore(document, body)],
            CoverUrl = document.CoverUrl,
            Author = document.Author,
            Source = document.Source,
            SourceUrl = document.SourceUrl,
            OriginalTitle = document.OriginalTitle,
            OriginalAuthor = document.OriginalAuthor,
            PublishedMs = document.PublishedMs,
        };
    }

    // A text saved when less was kept shows less than what its source gives now.
    private static IEnumerable<LostContent> LostBefore(ArticleDocument document, ArticleBody body) =>
        Pictures(body.Html) - Pictures(document.BodyHtml) is > 0 and var missing
            ? [new LostContent($"原文有 {missing} 张图片在保存时没有保留，把正文重新保存一次就会补上", "")]
            : [];

    private static int Pictures(string html) => html.AsSpan().Count("<img ");
}
