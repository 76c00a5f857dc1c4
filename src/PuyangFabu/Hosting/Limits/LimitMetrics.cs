using System.Diagnostics.Metrics;

namespace PuyangFabu.Hosting.Limits;

/// <summary>Counts who was turned away; meter <c>PuyangFabu.Limits</c>.</summary>
public sealed class LimitMetrics(IMeterFactory factory)
{
    public const string MeterName = "PuyangFabu.Limits";

    private static readonly string[] Reasons = ["busy", "address"];

    private readonly Counter<long> refused = factory.Create(MeterName).CreateCounter<long>("puyangfabu.limits.refused");

    /// <param name="often">An address asked too often, or for too much at once; otherwise the product was busy.</param>
    public void Refused(RequestKind kind, bool often) => refused.Add(
        1, new KeyValuePair<string, object?>("kind", NameOf(kind)), new KeyValuePair<string, object?>("reason", Reasons[often ? 1 : 0]));

    /// <summary>Shows every count as 0 to who listens by now: a rise from nothing is none that an alert could see.</summary>
    public void ShowZeros()
    {
        foreach (var kind in Enum.GetValues<RequestKind>().Where(static kind => kind != RequestKind.Free))
        {
            foreach (var reason in Reasons)
            {
                refused.Add(0, new KeyValuePair<string, object?>("kind", NameOf(kind)), new KeyValuePair<string, object?>("reason", reason));
            }
        }
    }

    /// <summary>As it is called in figures.</summary>
    public static string NameOf(RequestKind kind) => kind switch
    {
        RequestKind.Page => "pages",
        RequestKind.Search => "search",
        RequestKind.Form => "forms",
        RequestKind.SignIn => "sign_in",
        RequestKind.Console => "console",
        RequestKind.Api => "api",
        RequestKind.File => "files",
        RequestKind.Live => "live",
        _ => "free",
    };
}
