using System.Diagnostics;
using OpenTelemetry;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>
/// Takes from every activity what is not known to be harmless, before it is sent anywhere. The framework tags addresses with their
/// query, which hold signatures, openids, tokens and the keys of links; what it will tag tomorrow nobody knows.
/// </summary>
internal sealed class KeptTags : BaseProcessor<Activity>
{
    /// <summary>Of our own, see the classes of steps.</summary>
    private const string Ours = "puyangfabu.";

    private static readonly string[] Kept =
        ["http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "server.address", "server.port", "url.scheme", "error.type"];

    public override void OnEnd(Activity data)
    {
        foreach (var key in data.TagObjects.Select(static tag => tag.Key).Where(static key => !key.StartsWith(Ours, StringComparison.Ordinal) && !Kept.Contains(key)).ToList())
        {
            data.SetTag(key, null);
        }

        if (data.StatusDescription is not null)
        {
            // Words of an exception, in which anything may stand.
            data.SetStatus(data.Status);
        }
    }
}
