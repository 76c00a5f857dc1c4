using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Pulling.Taking;

namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>Lets bodies of articles from WeChat show the copies of their pictures, in a version of its own like one that a later import brings; never over what somebody here wrote.</summary>
public sealed class CopiedBodies(ArticleStore articles, BodyTurns turns, Database database, TimeProvider clock)
{
    private const string Note = "正文的图片取到了本站";

    /// <summary>
    /// Whether it is what came in: public as it was, a draft that nobody took up, or what an operator took of a change at WeChat and nobody
    /// wrote over since. An import may have made another text of it.
    /// </summary>
    /// <param name="head">Its newest version.</param>
    /// <param name="document">What that version says.</param>
    internal static bool IsAsItCameIn(ArticleWork work, ArticleVersion head, ArticleDocument document) =>
        document.BodyFormat == ArticleBody.RawHtml
        && (work.State == WorkState.Draft ? IsUntouched(work, head) : head.WrittenBy is null && work.Round == 0 && work.State == WorkState.Published && work.LiveVersion == work.HeadVersion);

    // A note is but words. An editor who typed the same loses nothing by it: his text stays, and its pictures from WeChat show their copies.
    private static bool IsUntouched(ArticleWork work, ArticleVersion head) =>
        head.WrittenBy is null ? work.Round == 0 || head.Note == Note : head.Note.StartsWith(ChangeTaking.Note, StringComparison.Ordinal);

    /// <param name="work">As it was read, with <paramref name="head"/> as its newest version.</param>
    /// <param name="replacements">New addresses of its pictures by the old ones.</param>
    /// <param name="after">Is written with it.</param>
    internal async Task<CopiesShown> ShowAsync(ArticleWork work, ArticleVersion head, IReadOnlyDictionary<string, string> replacements, Func<DbSession, Task> after, CancellationToken cancellation)
    {
        var content = await ReplacedAsync(head.Read(), replacements, cancellation);
        var face = await articles.FindAsync(work.ArticleId, cancellation);
        return await database.WriteAsync(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                if (face is null || await ArticleWorkStore.TakeAsync(session, work.ArticleId) is not { } now || now.Revision != work.Revision || now.IsLockedFor(null, clock.NowMs())
                    || (await PromisedArticles.AmongAsync(session, [work.ArticleId])).Count > 0)
                {
                    return CopiesShown.Stale;
                }

                if (content.ContentHash != work.ContentHash && !await WriteAsync(session, now, head, content with { Id = face.Id, ExternalId = face.ExternalId, PublishedMs = face.PublishedMs }))
                {
                    return CopiesShown.InHands;
                }

                await after(session);
                return CopiesShown.Shown;
            },
            cancellation);
    }

    private async Task<Article> ReplacedAsync(ArticleDocument document, IReadOnlyDictionary<string, string> replacements, CancellationToken cancellation)
    {
        var (source, body) = await turns.RunAsync(
            document.BodySource.Length,
            () =>
            {
                var replaced = ReplacedPictures.In(document.BodySource, document.SourceUrl, replacements, cancellation);
                return (replaced, ArticleBody.Of(document.BodyFormat, replaced, document.SourceUrl, cancellation));
            },
            cancellation);
        var content = document with { BodySource = source, BodyHtml = body.Html };
        return new Article(content, ArticleStatus.Published) { BodyText = body.Text, ContentHash = ContentHash.Of(content) };
    }

    private async Task<bool> WriteAsync(DbSession session, ArticleWork work, ArticleVersion head, Article article)
    {
        if (work.State == WorkState.Published)
        {
            // An import asks the same of the face: whether it is in the editors' hands.
            return (await articles.UpsertAsync(session, [article], new Arrival(PulledArticle.By, Note))) is [(ArticleWrite.Updated, _)];
        }

        var now = clock.NowMs();
        var draft = article with { Status = ArticleStatus.Draft, PublishedMs = head.Read().PublishedMs, UpdatedMs = now };
        if (await ArticleWorkStore.MoveAsync(session, work, work with { HeadVersion = work.HeadVersion + 1, ContentHash = article.ContentHash, UpdatedMs = now }) is not { } moved)
        {
            return false;
        }

        await ArticleVersionStore.AddAsync(session, [ArticleVersion.Imported(draft, moved.HeadVersion) with { WrittenName = head.WrittenBy is null ? head.WrittenName : "", Note = Note }]);
        return true;
    }
}

/// <summary>What became of showing copies.</summary>
internal enum CopiesShown
{
    Shown,

    /// <summary>It is not what it was, somebody has it open, or it is to go out as it is; nothing was written.</summary>
    Stale,

    /// <summary>Editors began to change it; nothing was written.</summary>
    InHands,
}
