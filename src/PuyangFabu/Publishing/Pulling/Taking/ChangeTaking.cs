using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Outcomes;
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
    AccountRegistry accounts)
{
    private const string Note = "取用微信上改过的内容";

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

        var (html, lost) = await CopiedAsync(article.BodyHtml, cancellation);
        string[] notes = [.. new[] { Note, reading.Note, lost }.Where(static note => note.Length > 0)];
        var outcome = await editing.EditAsync(
            row.ArticleId!.Value,
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
            // Refused when a colleague has said so meanwhile; a kill before it leaves the notice, and taking it again changes nothing.
            await desk.AcknowledgeAsync(actor, id, cancellation);
        }

        return outcome;
    }

    // The draft shows nothing from outside: an editor uploads himself what is not here by now.
    private async Task<(string Html, string Lost)> CopiedAsync(string html, CancellationToken cancellation)
    {
        var outside = copies.OutsideIn(html);
        if (outside.Count == 0)
        {
            return (html, "");
        }

        var settled = (await copies.CopyAsync(outside, cancellation)).Replacements;
        var shown = outside.ToDictionary(static address => address, address => settled.GetValueOrDefault(address) ?? LostPicture.Address("image", LostPicture.NotFetched), StringComparer.Ordinal);
        var lost = shown.Values.Count(static address => !UploadPaths.IsUpload(address));
        return (ReplacedPictures.In(html, "", shown, cancellation), lost == 0 ? "" : $"图片没有取到 {lost} 张");
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
