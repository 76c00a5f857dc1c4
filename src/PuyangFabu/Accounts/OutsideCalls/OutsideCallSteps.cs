using System.Diagnostics;

namespace PuyangFabu.Accounts.OutsideCalls;

/// <summary>
/// The named steps of a call with an effect at WeChat, as activities: they show in traces where the time goes, and whoever
/// listens can stop the process at each of them. Cost nothing when nobody listens.
/// </summary>
public static class OutsideCallSteps
{
    public const string SourceName = "PuyangFabu.OutsideCalls";

    /// <summary>The intent is put on disk.</summary>
    public const string Begin = "outside.begin";

    /// <summary>WeChat is called.</summary>
    public const string Call = "outside.call";

    /// <summary>What came of the call is put on disk.</summary>
    public const string Store = "outside.store";

    private static readonly ActivitySource Source = new(SourceName);

    public static IReadOnlyList<string> All { get; } = [Begin, Call, Store];

    public static Activity? Start(string step) => Source.StartActivity(step);
}
