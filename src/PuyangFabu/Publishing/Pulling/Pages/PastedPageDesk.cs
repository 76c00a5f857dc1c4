using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Pulling.Pages;

/// <summary>Takes addresses of the account's own articles from editors; the worker opens them.</summary>
public sealed class PastedPageDesk(ArticlePullDesk desk, PastedPageStore pages, WeChatPageReading reading, Database database, AuditLog audit, TimeProvider clock)
{
    public const int Most = 100;
    public const int LongestAddress = 1024;
    private const int MostShown = 200;

    public async Task<Outcome<ItemList<PastedPageView>>> AddAsync(Actor actor, string? slug, PastedAddresses input, CancellationToken cancellation)
    {
        if (desk.AccountOf(slug) is not { } account)
        {
            return ArticlePullDesk.NoAccount(slug);
        }

        var given = (input.Addresses ?? []).Select(static address => (address ?? "").Trim()).Where(static address => address.Length > 0).ToList();
        if (Problems(given).ToList() is { Count: > 0 } problems)
        {
            return Refusal.BadInput(problems);
        }

        var now = clock.NowMs();
        PastedPage[] asked = [.. given.Select(address => reading.AddressOf(address)!.AbsoluteUri).Distinct(StringComparer.Ordinal).Select(address => new PastedPage
        {
            Account = account.Slug,
            Url = address,
            UrlKey = WeChatAddress.KeyOf(address),
            State = PastedPage.Waiting,
            AskedBy = actor.OperatorId,
            AskedName = actor.DisplayName,
            AskedMs = now,
            NextMs = now,
        })];
        await database.WriteAsync(
            async session =>
            {
                await PastedPageStore.AddAsync(session, asked);
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = actor,
                    Action = "pull.addPages",
                    TargetKind = "pull",
                    TargetId = account.Slug,
                    After = asked.Select(static page => page.Url).ToArray(),
                });
            },
            cancellation);
        return await ShownAsync(account.Slug, cancellation);
    }

    public async Task<Outcome<ItemList<PastedPageView>>> ListAsync(string? slug, CancellationToken cancellation) =>
        desk.AccountOf(slug) is { } account ? await ShownAsync(account.Slug, cancellation) : ArticlePullDesk.NoAccount(slug);

    private async Task<ItemList<PastedPageView>> ShownAsync(string account, CancellationToken cancellation) =>
        new([.. (await pages.ListAsync(account, MostShown, cancellation)).Select(PastedPageView.Of)]);

    private IEnumerable<FieldProblem> Problems(List<string> given)
    {
        if (given.Count is 0 or > Most)
        {
            yield return new FieldProblem("addresses", given.Count == 0 ? "没有填写" : $"太多（{given.Count} 个，一次最多 {Most} 个）");
            yield break;
        }

        foreach (var (index, address) in given.Index())
        {
            if (address.Length > LongestAddress || reading.AddressOf(address) is null)
            {
                yield return new FieldProblem("addresses", $"第 {index + 1} 个不是微信文章的地址，应以 https://{WeChatAddress.Host}/s 开头");
            }
        }
    }
}

/// <summary>Addresses that an editor pasted.</summary>
public sealed record PastedAddresses(IReadOnlyList<string>? Addresses);

/// <summary>A pasted address as operators see it.</summary>
/// <param name="State"><c>waiting</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="Note">What was lost, or why there is nothing.</param>
public sealed record PastedPageView(long Id, string Url, string State, string StateName, string Note, long? ArticleId, string AskedBy, DateTimeOffset AskedAt)
{
    public static PastedPageView Of(PastedPage page) => new(
        page.Id,
        page.Url,
        page.State,
        page.State switch
        {
            PastedPage.Waiting => "等着打开",
            PastedPage.Done => "取来了",
            _ => "没有取到",
        },
        page.Note,
        page.ArticleId,
        page.AskedName,
        UnixMilliseconds.ToChinaTime(page.AskedMs));
}
