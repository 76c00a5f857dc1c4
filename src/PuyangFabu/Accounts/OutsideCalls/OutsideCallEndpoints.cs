using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>The record of calls with an effect at WeChat over HTTP: read, never changed.</summary>
public static class OutsideCallEndpoints
{
    private const int PageSize = 50;

    public static void MapOutsideCallApi(this IEndpointRouteBuilder api) => api.MapGroup("/outside-calls").WithTags("对外操作")
        .MapGet("", ListAsync).RequiresAny(Permission.ReadAudit, Permission.WriteBroadcasts)
        .WithName("outsideCall.list").WithSummary("对微信做过什么：谁、何时、对谁、结果；新的在前，可按 account、kind、state 筛选");

    private static async Task<Outcome<ItemPage<OutsideCallView>>> ListAsync(
        OutsideCallStore store, string? account, string? kind, string? state, string? cursor, CancellationToken cancellation)
    {
        var before = long.MaxValue;
        if (!string.IsNullOrEmpty(cursor) && (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before) || before <= 0))
        {
            return Refusal.BadInput("cursor", "不是上一页给出的 nextCursor");
        }

        if (!string.IsNullOrEmpty(kind) && !OutsideCallKind.All.Contains(kind))
        {
            return Refusal.BadInput("kind", $"只能是 {string.Join("、", OutsideCallKind.All)}");
        }

        if (!string.IsNullOrEmpty(state) && !OutsideCallState.All.Contains(state))
        {
            return Refusal.BadInput("state", $"只能是 {string.Join("、", OutsideCallState.All)}");
        }

        var found = await store.ListAsync(
            new OutsideCallFilter { Account = Given(account), Kind = Given(kind), State = Given(state), BeforeId = before }, PageSize + 1, cancellation);
        return new ItemPage<OutsideCallView>(
            [.. found.Take(PageSize).Select(OutsideCallView.Of)],
            found.Count > PageSize ? found[PageSize - 1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
