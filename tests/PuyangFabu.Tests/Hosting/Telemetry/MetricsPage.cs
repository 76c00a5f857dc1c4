using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>The figures of a running product, as Prometheus reads them.</summary>
internal sealed partial class MetricsPage
{
    private MetricsPage(string text)
    {
        Text = text;
        Names = TypeLine().Matches(text).Select(static match => match.Groups["name"].Value).ToHashSet();
    }

    public string Text { get; }

    /// <summary>Of metrics; a histogram's without the ends of its series.</summary>
    public IReadOnlySet<string> Names { get; }

    public static async Task<MetricsPage> ReadAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/plain;version=0.0.4"));
        using var answer = await client.SendAsync(request);
        Assert.Equal(("text/plain", true), (answer.Content.Headers.ContentType?.MediaType, answer.IsSuccessStatusCode));
        return new MetricsPage(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The lines of one series.</summary>
    public IEnumerable<string> Lines(string name) => Text.Split('\n').Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) || line.StartsWith(name + " ", StringComparison.Ordinal));

    [GeneratedRegex("^# TYPE (?<name>[a-z0-9_]+) ", RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
