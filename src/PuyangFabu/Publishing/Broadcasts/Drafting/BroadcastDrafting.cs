using PuyangFabu.Accounts;
using PuyangFabu.Content.Checks;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Review.Approving;
using PuyangFabu.Review.Releasing;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Writing a broadcast, up to handing it to a second person.</summary>
public sealed class BroadcastDrafting(
    Database database, BroadcastDesk desk, BroadcastInputReader reader, ReleasedArticles released, BroadcastContents contents,
    BroadcastStore broadcasts, AccountRegistry accounts, Preflight preflight, TimeProvider clock)
{
    private const int LongestTitle = 40;

    /// <summary>One part without a list.</summary>
    private static readonly IReadOnlyList<string>?[] Everybody = [null];

    public async Task<Outcome<Broadcast>> CreateAsync(BroadcastRequest request, Actor actor, CancellationToken cancellation)
    {
        var input = await reader.ReadAsync(request, null, cancellation);
        return input.IsRefused ? input.Refusal : await desk.CreateAsync(
            actor, BroadcastAction.Create,
            async session =>
            {
                var drafted = await DraftAsync(session, input.Value);
                if (drafted.IsRefused)
                {
                    return drafted.Refusal;
                }

                var (broadcast, articles) = drafted.Value;
                var now = clock.NowMs();
                var made = broadcast with { AuthorId = actor.OperatorId, AuthorName = actor.DisplayName, CreatedMs = now, UpdatedMs = now };
                var id = await BroadcastStore.InsertAsync(session, made);
                await SetAsync(session, id, articles, input.Value);
                return made with { Id = id };
            },
            cancellation);
    }

    public async Task<Outcome<Broadcast>> EditAsync(long id, BroadcastRequest request, Actor actor, CancellationToken cancellation)
    {
        if (await broadcasts.FindAsync(id, cancellation) is not { } known)
        {
            return BroadcastRefusals.NotFound;
        }

        var input = await reader.ReadAsync(request, known.Account, cancellation);
        return input.IsRefused ? input.Refusal : await desk.RunAsync(
            id, BroadcastAction.Edit, actor, new MoveRequest { Revision = request.Revision },
            async open =>
            {
                var drafted = await DraftAsync(open.Session, input.Value);
                if (drafted.IsRefused)
                {
                    return drafted.Refusal;
                }

                var (broadcast, articles) = drafted.Value;
                await SetAsync(open.Session, id, articles, input.Value);
                return await open.MoveAsync(broadcast with
                {
                    Id = id,
                    Revision = open.Row.Revision,
                    AuthorId = open.Row.AuthorId,
                    AuthorName = open.Row.AuthorName,
                    CreatedMs = open.Row.CreatedMs,
                });
            },
            cancellation);
    }

    /// <summary>
    /// Hands it in with its articles and the pictures of other sites as they are now, after making a draft at WeChat for
    /// previews: what cannot be sent shows here and not at the time of sending. When WeChat cannot be reached it goes on
    /// without the draft; the pictures are kept all the same.
    /// </summary>
    public async Task<Outcome<Broadcast>> SubmitAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation)
    {
        // Other sites and WeChat are waited for, which no transaction can be: so it is asked before, and once more when they have answered.
        var allowed = await desk.CheckAsync(id, BroadcastAction.Submit, actor, request, cancellation);
        if (allowed.IsRefused)
        {
            return allowed.Refusal;
        }

        var draft = allowed.Value;
        if (draft.Kind == BroadcastKind.Text && FindingRules.ForSubmit(preflight.Check(TextOf(draft))) is { } findings)
        {
            return findings;
        }

        var read = await database.ReadAsync(session => RereadAsync(session, draft), cancellation);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        if (accounts.Find(draft.Account) is not { } account)
        {
            return Refusal.Conflict(RefusalCodes.AccountGone, $"账号“{draft.Account}”已不存在，请改选账号。");
        }

        var pinned = await contents.PinAsync(draft, read.Value, cancellation);
        if (pinned.IsRefused)
        {
            return pinned.Refusal;
        }

        var prepared = await contents.PrepareAsync(account, actor, pinned.Value, read.Value, cancellation);
        return prepared.Refusal is { } refusal ? refusal : await desk.RunAsync(
            id, BroadcastAction.Submit, actor, request, open => HandInAsync(open, pinned.Value, read.Value, prepared, request), cancellation);
    }

    private static async Task<Outcome<Broadcast>> HandInAsync(
        OpenBroadcast open, Broadcast read, IReadOnlyList<ChosenArticle> articles, Prepared<string> prepared, MoveRequest request)
    {
        if (open.Row.Revision != read.Revision)
        {
            return Refusal.Stale;
        }

        await BroadcastStore.SetArticlesAsync(open.Session, read.Id, articles);
        if (await BroadcastContents.IsListGoneAsync(open.Session, read))
        {
            return BroadcastRefusals.ListGone;
        }

        var hash = Broadcast.HashOf(read, articles, await BroadcastPartStore.AllEntriesAsync(open.Session, read.Id));
        var to = read with
        {
            State = BroadcastState.PendingApproval,
            Title = articles.Count > 0 ? articles[0].Title : read.Title,
            ContentHash = hash,
            PreviewMediaId = prepared.IsDone ? prepared.Value : "",
            PreviewHash = prepared.IsDone ? hash : "",
            Attention = "",
        };
        var note = prepared.Failure is { } failure ? $"预览用的草稿没有生成：{failure}" : "";
        return await open.MoveAsync(to, string.Join(' ', new[] { request.Trimmed, note }.Where(static text => text.Length > 0)));
    }

    private async Task<Outcome<(Broadcast Broadcast, IReadOnlyList<ChosenArticle> Articles)>> DraftAsync(DbSession session, BroadcastInput input)
    {
        var articles = await released.ChooseAsync(session, input.ArticleIds, orPassed: true);
        if (articles.IsRefused)
        {
            return articles.Refusal;
        }

        var broadcast = new Broadcast
        {
            Account = input.Account.Slug,
            State = BroadcastState.Draft,
            Kind = input.Kind,
            Title = input.Kind switch
            {
                BroadcastKind.Articles => articles.Value[0].Title,
                BroadcastKind.Image => "图片",
                _ => WholeCharacters.Prefix(input.Text.ReplaceLineEndings(" ").Trim(), LongestTitle),
            },
            TextContent = input.Text,
            ImageName = input.ImageName,
            Audience = input.Audience,
            TagId = input.TagId,
            Recipients = input.Audience == AudienceKind.List ? input.OpenIds.Count : null,
            SendIgnoreReprint = input.SendIgnoreReprint,
            LinkFootnotes = input.LinkFootnotes,
            SendWhenApproved = input.SendWhenApproved,
            ScheduledMs = input.ScheduledMs,
            ContentHash = "",
        };
        return (broadcast with { ContentHash = Broadcast.HashOf(broadcast, articles.Value, input.OpenIds) }, articles.Value);
    }

    private async Task<Outcome<IReadOnlyList<ChosenArticle>>> RereadAsync(DbSession session, Broadcast draft) =>
        await released.ChooseAsync(session, (await BroadcastStore.ArticlesAsync(session, draft.Id)).Select(static article => article.ArticleId), orPassed: true);

    private static async Task SetAsync(DbSession session, long id, IReadOnlyList<ChosenArticle> articles, BroadcastInput input)
    {
        await BroadcastStore.SetArticlesAsync(session, id, articles);
        await BroadcastPartStore.SetAsync(session, id, input.Audience == AudienceKind.List ? [.. RecipientLists.Split(input.OpenIds)] : Everybody);
    }

    private static CheckedText TextOf(Broadcast draft) => new()
    {
        Title = draft.Title,
        BodyText = draft.TextContent,
        BodyHtml = $"<p>{System.Net.WebUtility.HtmlEncode(draft.TextContent)}</p>",
        Author = "-",
        Source = "-",
    };
}
