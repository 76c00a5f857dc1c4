using PuyangFabu.Accounts;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Materials;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.Review.Releasing;
using PuyangFabu.WeChat.Api.Mass;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Reads what a broadcast carries, proves that it is what was approved, and makes of it what WeChat sends.</summary>
public sealed class BroadcastContents(
    Database database, ArticleTexts texts, WeChatDrafts drafts, PictureUploads images, UploadStore uploads)
{
    /// <summary>Whether content and audience are still exactly what the hash says, and every article still untouched, live or waiting to go live with it; keeps the articles so until the transaction ends.</summary>
    public static async Task<bool> IsAsApprovedAsync(DbSession session, Broadcast broadcast)
    {
        var articles = await BroadcastStore.ArticlesAsync(session, broadcast.Id);
        if (!await ReleasedArticles.AreUnchangedAsync(session, articles, orPassed: true))
        {
            return false;
        }

        var entries = broadcast.Audience == AudienceKind.List ? await BroadcastPartStore.AllEntriesAsync(session, broadcast.Id) : [];
        return Broadcast.HashOf(broadcast, articles, entries) == broadcast.ApprovedHash;
    }

    /// <summary>Whether it goes to a list that is kept no longer, or that fewer people are left of than WeChat sends to.</summary>
    public static async Task<bool> IsListGoneAsync(DbSession session, Broadcast broadcast) => broadcast.Audience == AudienceKind.List
        && (await BroadcastPartStore.AllEntriesAsync(session, broadcast.Id)).Count(static entry => !RecipientLists.IsLeft(entry)) < MassAudience.FewestOpenIds;

    /// <summary>Whether somebody who had no hand in it has approved exactly this content; trusts no state that is stored, only the events.</summary>
    private static async Task<bool> IsProvenAsync(DbSession session, Broadcast broadcast)
    {
        var events = await BroadcastLogStore.EventsAsync(session, broadcast.Id);
        var writers = await BroadcastLogStore.WritersAsync(session, broadcast.Id);
        return events.LastOrDefault(static happened => happened.Action == MoveCode.Of(BroadcastAction.Approve)) is { OperatorId: { } person } approval
            && approval.ContentHash == broadcast.ApprovedHash
            && person != broadcast.AuthorId
            && !writers.Contains(person);
    }

    /// <summary>Why it may not go out by the approval it has: something changed since, or the data came from a backup, or nobody approved it. Keeps the articles so until the transaction ends.</summary>
    /// <returns>Null when it may.</returns>
    public static async Task<Refusal?> ObstacleAsync(DbSession session, Broadcast broadcast) =>
        await IsListGoneAsync(session, broadcast) ? BroadcastRefusals.ListGone
        : !await IsAsApprovedAsync(session, broadcast) ? BroadcastRefusals.ArticleChanged
        : await DueWorkHold.IsFromBeforeRestoreAsync(session, broadcast.ApprovedMs) ? BroadcastRefusals.FromBeforeRestore
        : !await IsProvenAsync(session, broadcast) ? BroadcastRefusals.NotProven
        : null;

    /// <summary>Why it will have to be approved anew, at a glance.</summary>
    /// <returns>Null when nothing speaks for that.</returns>
    public static async Task<Refusal?> SeemingObstacleAsync(DbSession session, Broadcast broadcast) =>
        !await ReleasedArticles.SeemUnchangedAsync(session, await BroadcastStore.ArticlesAsync(session, broadcast.Id), orPassed: true) ? BroadcastRefusals.ArticleChanged
        : await IsFromBeforeRestoreAsync(session, broadcast) ? BroadcastRefusals.FromBeforeRestore
        : null;

    /// <summary>Whether its approval, or the submission that waits for one, was there before the data came from a backup: the original may have sent it since.</summary>
    public static async Task<bool> IsFromBeforeRestoreAsync(DbSession session, Broadcast broadcast) =>
        (broadcast.ApprovedMs ?? (broadcast.State == BroadcastState.PendingApproval ? broadcast.UpdatedMs : null)) is { } decidedMs
        && await DueWorkHold.IsFromBeforeRestoreAsync(session, decidedMs);

    /// <summary>Checks what the articles would be at WeChat, and keeps their pictures of other sites as they are now; asks nothing of WeChat.</summary>
    /// <returns>The broadcast with its pictures pinned.</returns>
    public async Task<Outcome<Broadcast>> PinAsync(Broadcast broadcast, IReadOnlyList<ChosenArticle> articles, CancellationToken cancellation)
    {
        if (broadcast.Kind != BroadcastKind.Articles)
        {
            return broadcast;
        }

        if (await ReadAsync(broadcast, articles, cancellation) is not { } approved)
        {
            return BroadcastRefusals.ArticleChanged;
        }

        var pinned = await drafts.PinAsync(approved, cancellation);
        return pinned.IsRefused ? pinned.Refusal : broadcast with { Pinned = pinned.Value.Stored };
    }

    /// <summary>Puts a draft of the articles, or the picture, into the account's box at WeChat.</summary>
    /// <returns>Its id; empty for a text, which needs none.</returns>
    public async Task<Prepared<string>> PrepareAsync(
        WeChatAccount account, Actor actor, Broadcast broadcast, IReadOnlyList<ChosenArticle> articles, CancellationToken cancellation)
    {
        switch (broadcast.Kind)
        {
            case BroadcastKind.Text:
                return "";
            case BroadcastKind.Image:
                if (await uploads.ByNameAsync(broadcast.ImageName, cancellation) is not [var upload, ..])
                {
                    return Refusal.Conflict(BroadcastRefusals.ImageGoneCode, "群发的图片已被删除，请退回草稿，重新上传。");
                }

                var picture = await images.PermanentAsync(account, actor, upload.Id, cancellation);
                return picture.IsDone ? picture.Value.MediaId : picture.As<string>();
            default:
                if (await ReadAsync(broadcast, articles, cancellation) is not { } approved)
                {
                    return BroadcastRefusals.ArticleChanged;
                }

                var draft = await drafts.PrepareAsync(account, actor, approved, PinnedSet.Read(broadcast.Pinned), cancellation);
                return draft.IsDone ? draft.Value.MediaId : draft.As<string>();
        }
    }

    private async Task<IReadOnlyList<ArticleToSend>?> ReadAsync(Broadcast broadcast, IReadOnlyList<ChosenArticle> articles, CancellationToken cancellation) =>
        await database.ReadAsync(session => texts.ReadAsync(session, articles, broadcast.LinkFootnotes), cancellation);

    /// <summary>What a call sends under the id that <see cref="PrepareAsync"/> gave.</summary>
    public static MassContent Of(Broadcast broadcast, string mediaId) => broadcast.Kind switch
    {
        BroadcastKind.Text => new MassText(broadcast.TextContent),
        BroadcastKind.Image => new MassImages([mediaId]),
        _ => new MassNews(mediaId, broadcast.SendIgnoreReprint),
    };
}
