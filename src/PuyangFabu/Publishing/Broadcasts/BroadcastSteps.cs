using System.Diagnostics;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>
/// The named steps of sending, as activities: they show in traces where the time goes, and whoever listens can stop the
/// process at each of them. All of one job are in one trace, see <see cref="BroadcastTrace"/>. Cost nothing when nobody listens.
/// </summary>
public static class BroadcastSteps
{
    public const string SourceName = "PuyangFabu.Broadcasts";

    /// <summary>A due broadcast becomes <c>sending</c>.</summary>
    public const string Begin = "broadcast.begin";

    /// <summary>Pictures are uploaded and the draft is made.</summary>
    public const string Prepare = "broadcast.prepare";

    /// <summary>The intent of a call is put on disk.</summary>
    public const string Claim = "broadcast.claim";

    /// <summary>WeChat is called.</summary>
    public const string Call = "broadcast.call";

    /// <summary>What came of the call is put on disk.</summary>
    public const string Store = "broadcast.store";

    /// <summary>WeChat is asked what became of a job.</summary>
    public const string Poll = "broadcast.poll";

    /// <summary>The second person has approved it.</summary>
    public const string Approve = "broadcast.approve";

    /// <summary>WeChat has reported the end of a job.</summary>
    public const string Finish = "broadcast.finish";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Those of the due work, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [Begin, Prepare, Claim, Call, Store, Poll];

    public static Activity? Start(string step, BroadcastPart part) => Start(step, [part]);

    /// <summary>A step of the whole broadcast: in the trace of its first job, with links to those of the others.</summary>
    /// <param name="parts">In their order; none begins a trace of its own.</param>
    public static Activity? Start(string step, IReadOnlyList<BroadcastPart> parts)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        // What it is part of as well: the approver's request, or the message with the report.
        IEnumerable<ActivityLink> around = Activity.Current is { } current ? [new(current.Context)] : [];
        var traces = parts.Select(static part => BroadcastTrace.Of(part.ClientMsgId)).ToList();
        return Source.StartActivity(
            step, ActivityKind.Internal, traces.FirstOrDefault(), tags: null, links: [.. around, .. traces.Skip(1).Select(static trace => new ActivityLink(trace))])?
            .SetTag("puyangfabu.broadcast", parts is [var first, ..] ? first.BroadcastId : null);
    }

    /// <summary>The jobs of a broadcast, for a step of the whole; not asked for while nobody listens.</summary>
    public static async Task<IReadOnlyList<BroadcastPart>> PartsAsync(DbSession session, long broadcastId) =>
        Source.HasListeners() ? await BroadcastPartStore.ListAsync(session, broadcastId) : [];

    /// <inheritdoc cref="PartsAsync(DbSession, long)"/>
    public static async Task<IReadOnlyList<BroadcastPart>> PartsAsync(Database database, long broadcastId, CancellationToken cancellation) =>
        Source.HasListeners() ? await database.ReadAsync(session => BroadcastPartStore.ListAsync(session, broadcastId), cancellation) : [];
}
