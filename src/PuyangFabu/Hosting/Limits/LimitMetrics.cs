using System.Diagnostics.Metrics;

namespace PuyangFabu.Hosting.Limits;

/// <summary>Counts who was turned away; meter <c>PuyangFabu.Limits</c>.</summary>
public sealed class LimitMetrics(IMeterFactory factory)
{
    public const string MeterName = "PuyangFabu.Limits";

    private readonly Counter<long> refused = factory.Create(MeterName).CreateCounter<long>("puyangfabu.limits.refused");

    /// <param name="often">An address asked too often, or for too much at once; otherwise the product was busy.</param>
    public void Refused(RequestKind kind, bool often) => refused.Add(
        1, new KeyValuePair<string, object?>("kind", NameOf(kind)), new KeyValuePair<string, object?>("reason", often ? "address" : "busy"));

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
