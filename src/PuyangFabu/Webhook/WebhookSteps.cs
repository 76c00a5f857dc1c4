using System.Diagnostics;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Webhook;

/// <summary>
/// The way of a message as activities: they show in traces where the time goes. Cost nothing when nobody listens. No tag tells
/// what was said or by whom.
/// </summary>
public static class WebhookSteps
{
    public const string SourceName = "PuyangFabu.Webhook";

    /// <summary>From the request's arrival until its answer is written; an event says when it was verified.</summary>
    public const string Receive = "webhook.receive";

    /// <summary>The handler looks for the reply.</summary>
    public const string Handle = "webhook.handle";

    /// <summary>The message waits until it is on disk with its reply.</summary>
    public const string Store = "webhook.store";

    /// <summary>The transaction of a group of messages, on the writer's thread: part of the trace of the first, with links to the others.</summary>
    public const string Write = "webhook.write";

    /// <summary>Signature, cipher and recipient were right.</summary>
    public const string Verified = "verified";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Whether anybody listens: who does not trace need not wait for each step apart.</summary>
    public static bool AreFollowed => Source.HasListeners();

    /// <summary>Where the caller stands in its trace; nowhere while nobody listens.</summary>
    public static ActivityContext Here => Source.HasListeners() && Activity.Current is { } current ? current.Context : default;

    /// <param name="account">Slug.</param>
    public static Activity? StartDelivery(string account) =>
        Source.StartActivity(Receive, ActivityKind.Server)?.SetTag("puyangfabu.account", account);

    public static Activity? Start(string step) => Source.StartActivity(step);

    public static void Mark(string moment)
    {
        if (Source.HasListeners())
        {
            Activity.Current?.AddEvent(new ActivityEvent(moment));
        }
    }

    public static Activity? StartWrite(IReadOnlyList<InboxEntry> group)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var traced = group.Select(static entry => entry.Trace).Where(static trace => trace != default).ToList();
        return Source.StartActivity(
            Write, ActivityKind.Internal, traced.FirstOrDefault(), tags: null, links: traced.Skip(1).Select(static trace => new ActivityLink(trace)))?
            .SetTag("puyangfabu.messages", group.Count);
    }
}
