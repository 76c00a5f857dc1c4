using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Pulling.Pages;
using PuyangFabu.Publishing.Pulling.Pictures;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Publishing.Pulling.Steps;
using PuyangFabu.Review.Editing;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Pulling.Taking;

/// <summary>Makes a version of what somebody changed at WeChat, at an operator's word: an edit like any other, which readers get after the review.</summary>
public sealed class ChangeTaking(
    PulledArticleStore known, ArticlePullDesk desk, WeChatPosts posts, WeChatPageReading pages, PulledIntake intake, PullBoards boards, PulledCovers covers, BodyCopies copies, ArticleEditing editing,
    AccountRegistry accounts, Database database, TimeProvider clock)
{
    /// <summary>Begins the note of the version.</summary>
    internal const string Note = "取用微信上改过的内容";

    private static readonly Refusal Nothing = Refusal.Conflict("nothingChanged", "这一篇在微信上没有改过，可能已有人处理。");
    private static readonly Refusal Gone = Refusal.Conflict("gone", "微信上现在没有这篇文章了；下次拉取会写明。这里的稿件没有动。");

    /// <summary>Whether WeChat can be asked for the article by itself; of materials and drafts it gives whole lists alone.</summary>
    public static bool CanTake(PulledArticle row) => row is { State: PulledState.Changed, ArticleId: not null, Origin: PulledOrigin.Post or PulledOrigin.Page };

    /// <param name="revision">Of the article, as the operator saw it.</param>
    public async Task<Outcome<ArticleWork>> TakeAsync(Actor actor, long id, long? revision, CancellationToken cancellation)
    {
        if (await known.FindAsync(id, cancellation) is not { } row || !CanTake(row))
        {
            return Nothing;
        }

        // WeChat and its pictures may take half a minute, which nobody is to wait for to hear that he read an old text.
        var articleId = row.ArticleId!.Value;
        if (await editing.CheckEditAsync(articleId, revision, actor, cancellation) is { } hindrance)
        {
            return hindrance;
        }

        var told = await ToldAsync(row, cancellation);
        if (told.IsRefused)
        {
            return told.Refusal;
        }

        var reading = await intake.ReadAsync(
            new PulledSource(row.Account, row.Origin, row.OuterId, row.Position, row.PublishedMs),
            told.Value, await boards.ReadAsync(cancellation), covers.Begin(), ArticleStatus.Published, cancellation);
        if (reading.Article is not { } article)
        {
            return Refusal.Conflict("unreadable", $"没有取用：{reading.Note}");
        }

        var (html, said, nextMs) = await CopiedAsync(article.BodyHtml, cancellation);
        string[] notes = [.. new[] { Note, said, reading.Note }.Where(static note => note.Length > 0)];
        var outcome = await editing.EditAsync(
            articleId,
            new ArticleRequest
            {
                Title = article.Title,
                Digest = article.Digest,
                Html = html,
                CoverUrl = reading.CoverMissing ? null : article.CoverUrl,
                Author = article.Author,
                SourceUrl = article.SourceUrl,
                Revision = revision,
                Note = PulledIntake.Note(notes, ArticleRequestReader.LongestNote),
            },
            actor,
            cancellation);
        if (!outcome.IsRefused)
        {
            if (nextMs is { } next)
            {
                await database.WriteAsync(session => PulledArticleStore.AwaitPicturesAsync(session, [row], next), cancellation);
            }

            // Refused when a colleague has said so meanwhile; a kill before it leaves the notice, and taking it again changes nothing.
            await desk.AcknowledgeAsync(actor, id, cancellation);
        }

        return outcome;
    }

    /// <summary>Those that can be had in a short time are in the draft from the beginning; what may be had later is followed like the pictures of a pull.</summary>
    /// <returns>The body, what is to be said of its pictures, and when the others are looked at; null when there are no others.</returns>
    private async Task<(string Html, string Said, long? NextMs)> CopiedAsync(string html, CancellationToken cancellation)
    {
        var outside = copies.OutsideIn(html);
        if (outside.Count == 0)
        {
            return (html, "", null);
        }

        var round = await copies.CopyAsync(outside, cancellation);
        var settled = round.Replacements;
        var (lost, waiting) = (settled.Values.Count(static address => !UploadPaths.IsUpload(address)), outside.Count - settled.Count);
        string[] said = [lost > 0 ? $"图片没有取到 {lost} 张" : "", waiting > 0 ? $"图片还有 {waiting} 张没有取完，取到的自动换成本站的" : ""];
        return (ReplacedPictures.In(html, "", settled, cancellation), string.Join('；', said.Where(static words => words.Length > 0)), round.IsCut ? clock.NowMs() : round.NextMs);
    }

    /// <summary>The article as WeChat shows it now.</summary>
    private async Task<Outcome<DraftArticle>> ToldAsync(PulledArticle row, CancellationToken cancellation)
    {
        if (accounts.Find(row.Account) is not { } account)
        {
            return ArticlePullDesk.NoAccount(row.Account);
        }

        if (row.Origin == PulledOrigin.Page)
        {
            return pages.AddressOf(row.Url) is not { } address ? Gone
                : await pages.OpenAsync(address, cancellation) is { Article: { } shown } page && page.AccountName == account.Title ? shown
                : Gone;
        }

        var answer = await posts.OneAsync(account, row.OuterId, cancellation);
        return answer.Failure is { } failure ? failure.Code == PullFailures.NoSuchPost ? Gone : WeChatRefusals.Of(failure)
            : answer.Value.Posts[0].Articles.ElementAtOrDefault((int)row.Position - 1) is { IsDeleted: false } told ? told
            : Gone;
    }
}
