using System.Security.Cryptography;
using System.Text.Json;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Drafts;

namespace PuyangFabu.Publishing.Materials;

/// <summary>The account's box of drafts at WeChat: what is put in and taken out stands in the record of calls.</summary>
public sealed class DraftBox(RecordedCalls calls, IDraftApi drafts, Database database, TimeProvider clock)
{
    private const string SubjectKind = "draft";
    private const int Newest = 20;

    /// <summary>As far as our clock and WeChat's may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    /// <summary>So long a draft that could not be deleted is left alone.</summary>
    private static readonly TimeSpan DeleteAgain = TimeSpan.FromMinutes(10);

    /// <returns>Its id; also when the answer was lost and the draft is found in the box.</returns>
    public async Task<ApiAnswer<string>> AddAsync(WeChatAccount account, Actor actor, IReadOnlyList<DraftArticle> articles, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(articles)));
        var begun = await calls.BeginAsync(
            new OutsideIntent { Kind = OutsideCallKind.AddDraft, Account = account.Slug, Actor = actor, SubjectKind = SubjectKind, SubjectId = hash[..16], ContentHash = hash },
            cancellation);
        return await calls.RunAsync<string>(begun, async limit =>
        {
            var began = clock.GetUtcNow();
            var added = await drafts.AddAsync(account.Api, articles, limit);
            return added.Failure?.Kind == ApiFailureKind.NoAnswer && await FindLostAsync(drafts, account.Api, articles, began, limit) is { } found ? found : added;
        });
    }

    /// <summary>Deletes a draft that nobody needs. One that could not be deleted just now is left for later.</summary>
    /// <returns>False when it may still be there.</returns>
    public async Task<bool> DeleteAsync(WeChatAccount account, Actor actor, string mediaId, CancellationToken cancellation)
    {
        var earlier = await database.ReadAsync(
            session => OutsideCallStore.OfSubjectAsync(session, OutsideCallKind.DeleteDraft, SubjectKind, mediaId), cancellation);
        if (earlier is [.., var last] && clock.NowMs() - last.StartedMs < (long)DeleteAgain.TotalMilliseconds)
        {
            return false;
        }

        var begun = await calls.BeginAsync(
            new OutsideIntent { Kind = OutsideCallKind.DeleteDraft, Account = account.Slug, Actor = actor, SubjectKind = SubjectKind, SubjectId = mediaId }, cancellation);
        var deleted = await calls.RunAsync(begun, limit => drafts.DeleteAsync(account.Api, mediaId, limit));

        // Refused means that it is gone, or never can be deleted from here; only what did not reach WeChat is tried again.
        return deleted.Failure is null or { Kind: ApiFailureKind.Refused };
    }

    /// <summary>Looks for a draft whose adding was not answered: adding has no key, but the box can be read.</summary>
    /// <param name="began">Before the call that was not answered.</param>
    /// <returns>The newest draft since then with these articles; null when there is none, or WeChat does not say.</returns>
    private static async Task<string?> FindLostAsync(
        IDraftApi drafts, ApiAccount account, IReadOnlyList<DraftArticle> sent, DateTimeOffset began, CancellationToken cancellation)
    {
        var page = await drafts.ListAsync(account, 0, Newest, withContent: true, cancellation);
        var since = (began - Tolerance).ToUnixTimeSeconds();
        return page.IsFailed ? null : page.Value.Items.FirstOrDefault(draft => draft.UpdateTime >= since && AreEqual(draft.Articles, sent))?.MediaId;
    }

    private static bool AreEqual(IReadOnlyList<DraftArticle> one, IReadOnlyList<DraftArticle> other) =>
        one.Select(KeyOf).SequenceEqual(other.Select(KeyOf));

    // The text itself may come back written in another way.
    private static (string Title, string SourceUrl, string Thumb) KeyOf(DraftArticle article) =>
        (article.Title, article.ContentSourceUrl, article.ThumbMediaId);
}
