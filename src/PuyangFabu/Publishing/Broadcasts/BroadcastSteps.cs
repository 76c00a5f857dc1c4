using System.Diagnostics;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>
/// The named steps of sending, as activities: they show in traces where the time goes, and whoever listens can stop the
/// process at each of them. Cost nothing when nobody listens.
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

    private static readonly ActivitySource Source = new(SourceName);

    public static IReadOnlyList<string> All { get; } = [Begin, Prepare, Claim, Call, Store, Poll];

    public static Activity? Start(string step) => Source.StartActivity(step);
}
