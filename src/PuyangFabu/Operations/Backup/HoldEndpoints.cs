using PuyangFabu.Foundation.Holds;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Operations.Backup;

/// <summary>What waits for a person after a restore, over HTTP.</summary>
public static class HoldEndpoints
{
    public static void MapHoldApi(this IEndpointRouteBuilder api)
    {
        var holds = api.MapGroup("/holds").WithTags("系统").Requires(Permission.ManageSystem);
        holds.MapGet("", static async (DueWorkHold hold, CancellationToken cancellation) => (Outcome<ItemList<HoldView>>)new ItemList<HoldView>([.. (await hold.ListAsync(cancellation)).Select(HoldView.Of)]))
            .WithName("hold.list").WithSummary("恢复数据后被暂停、等人放行的事项");
        holds.MapPost($"/{DueWorkHold.Name}/release", static (HoldRelease release, Actor actor, CancellationToken cancellation) => release.ReleaseAsync(actor, cancellation))
            .WithName("hold.release").WithSummary("核对之后放行：定时发布等到期事项重新开始");
    }
}

/// <summary>A hold as operators see it.</summary>
public sealed record HoldView(string Name, string Reason, DateTimeOffset Since)
{
    public static HoldView Of(Hold hold) => new(hold.Name, hold.Reason, UnixMilliseconds.ToChinaTime(hold.SinceMs));
}
