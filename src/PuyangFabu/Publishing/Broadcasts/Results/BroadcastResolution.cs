using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Broadcasts.Sending;

namespace PuyangFabu.Publishing.Broadcasts.Results;

/// <summary>A person looked into WeChat's console and says what became of a broadcast whose result nobody knew.</summary>
public sealed class BroadcastResolution(BroadcastDesk desk, BroadcastProgress progress)
{
    /// <summary>Before so many calls nobody can know that nothing was sent: the console shows a send some time after it was taken.</summary>
    private const int TriesBeforeNo = 4;

    public Task<Outcome<Broadcast>> ResolveAsync(long id, ResolveRequest request, Actor actor, CancellationToken cancellation)
    {
        var sent = request.Outcome is ResolveRequest.Sent or BroadcastState.Submitted or BroadcastState.Succeeded;
        var problems = new List<FieldProblem>();
        if (!sent && request.Outcome is not (ResolveRequest.NotSent or BroadcastState.Failed))
        {
            problems.Add(new("outcome", $"只能是 {ResolveRequest.Sent}（已发出）或 {ResolveRequest.NotSent}（没有发出）"));
        }

        if (request.MsgId is { Length: > 0 } given && (given.Length > 20 || !given.All(char.IsAsciiDigit)))
        {
            problems.Add(new("msgId", "应为微信的任务编号（数字）"));
        }

        return problems.Count > 0
            ? Task.FromResult<Outcome<Broadcast>>(Refusal.BadInput(problems))
            : desk.RunAsync(id, BroadcastAction.Resolve, actor, request, open => ResolveAsync(open, request, sent), cancellation);
    }

    /// <summary>Somebody knows of a failure: it waits for nobody any more. Nothing else changes.</summary>
    public Task<Outcome<Broadcast>> AcknowledgeAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, BroadcastAction.Acknowledge, actor, request,
        async open => open.Row.AcknowledgedMs is not null ? open.Row : await open.MoveAsync(open.Row with { AcknowledgedMs = open.NowMs }, request.Trimmed),
        cancellation);

    private async Task<Outcome<Broadcast>> ResolveAsync(OpenBroadcast open, ResolveRequest request, bool sent)
    {
        var session = open.Session;
        var unknown = (await BroadcastPartStore.ListAsync(session, open.Row.Id))
            .Where(part => BroadcastPart.IsUnresolved(part) && (request.Part is not { } number || part.Position == number - 1))
            .ToList();
        if (unknown.Count == 0 || (request.MsgId is { Length: > 0 } && unknown.Count > 1))
        {
            return Refusal.BadInput("part", unknown.Count == 0 ? "没有结果未知的这一部分" : "有几部分结果未知，填任务编号时要写明是哪一部分");
        }

        if (!sent && unknown.Any(static part => part.NextStepMs != BroadcastPart.Never && (part.Attempts < TriesBeforeNo || PartCall.WaitsForAdministrator(part))))
        {
            var next = UnixMilliseconds.ToChinaTime(unknown.Min(static part => part.NextStepMs));
            return Refusal.Conflict(BroadcastRefusals.AskingAgainCode, $"系统还会用同一个编号再问微信（下一次 {next:HH:mm:ss}），现在还不能断定没有发出；请等它的结果。");
        }

        if (request.MsgId is { Length: > 0 } msgId && await BroadcastPartStore.OfJobAsync(session, open.Row.Account, msgId) is not null)
        {
            return Refusal.BadInput("msgId", "已经是另一条群发的任务编号");
        }

        foreach (var part in unknown)
        {
            await BroadcastPartStore.MoveAsync(session, part, Resolved(part, request, sent, open.NowMs));
            var now = (await BroadcastPartStore.ListAsync(session, open.Row.Id)).First(known => known.Id == part.Id);
            await progress.ApplyResultAsync(session, open.Row, now);
        }

        var parts = await BroadcastPartStore.ListAsync(session, open.Row.Id);
        return await open.MoveAsync(
            open.Row with { State = BroadcastState.Of(parts), Attention = "" },
            $"{(sent ? "确认已发出" : "确认没有发出")}：{request.Trimmed}");
    }

    // Without a job nothing can be asked for any more: the person's word is the result.
    private static BroadcastPart Resolved(BroadcastPart part, ResolveRequest request, bool sent, long nowMs) => (sent, request.MsgId) switch
    {
        (true, { Length: > 0 } msgId) => part with { State = PartState.Submitted, MsgId = msgId, SubmittedMs = nowMs, NextStepMs = nowMs, Problem = "", ErrorCode = null },
        (true, _) => part with { State = PartState.Succeeded, FinishedMs = nowMs, NextStepMs = BroadcastPart.Never, Problem = "", ErrorCode = null },
        _ => part with { State = PartState.Failed, FinishedMs = nowMs, NextStepMs = BroadcastPart.Never, Problem = "人工核对：没有发出。" },
    };
}

/// <summary>What a person found out about a broadcast whose result was unknown.</summary>
public sealed record ResolveRequest : MoveRequest
{
    public const string Sent = "sent";
    public const string NotSent = "notSent";

    /// <summary><see cref="Sent"/> or <see cref="NotSent"/>; the states <c>submitted</c>, <c>succeeded</c> and <c>failed</c> are understood too.</summary>
    public string? Outcome { get; init; }

    /// <summary>The job's id, where WeChat's console or a result shows it.</summary>
    public string? MsgId { get; init; }

    /// <summary>Which part, from 1; left out: all that are unknown.</summary>
    public int? Part { get; init; }
}
