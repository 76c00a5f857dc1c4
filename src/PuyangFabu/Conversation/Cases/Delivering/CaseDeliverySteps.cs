using System.Diagnostics;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>
/// The named steps of an answer on its way, as activities: they show in traces where the time goes, and whoever listens can stop the
/// process at each of them. Cost nothing when nobody listens.
/// </summary>
public static class CaseDeliverySteps
{
    public const string SourceName = "PuyangFabu.CaseDeliveries";

    /// <summary>The answer is claimed, on disk.</summary>
    public const string Begin = "case.begin";

    /// <summary>What came of the call is put on disk.</summary>
    public const string Store = "case.store";

    private static readonly ActivitySource Source = new(SourceName);

    public static IReadOnlyList<string> All { get; } = [Begin, Store];

    public static Activity? Start(string step) => Source.StartActivity(step);
}
