using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Publishing.Pulling.Rules;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>What of the accounts' pulls somebody should look at.</summary>
public sealed class PullNoticeReading(ArticlePullStore pulls, PulledArticleStore known, AccountRegistry accounts, ArticleStore articles, BoardCatalog boards)
{
    /// <summary>How many public articles still lie where no rule sorted them.</summary>
    public async Task<long> CountInboxAsync(CancellationToken cancellation) =>
        boards.Current.Find(PullBoards.Inbox) is { } inbox ? await articles.CountAsync([inbox.Id], cancellation) : 0;

    /// <summary>Only accounts that were pulled once.</summary>
    public async Task<IReadOnlyList<PullNotice>> ReadAsync(CancellationToken cancellation)
    {
        var notices = new List<PullNotice>();
        foreach (var account in accounts.All)
        {
            if (await pulls.FindAsync(account.Slug, cancellation) is { } pull)
            {
                notices.Add(new(account.Slug, await known.CountNoticedAsync(account.Slug, cancellation), pull.State == PullState.Failed, pull is { State: PullState.Done, Doubted: true, Problem.Length: > 0 }));
            }
        }

        return notices;
    }
}

/// <param name="Account">Slug.</param>
/// <param name="Noticed">Articles that are changed or gone at WeChat, and nobody said that he knows.</param>
/// <param name="Failed">The last pull gave up.</param>
/// <param name="Doubted">The last pull ended without looking for what was deleted, because WeChat's list left out most of what it had shown before.</param>
public sealed record PullNotice(string Account, long Noticed, bool Failed, bool Doubted);
