using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PuyangFabu.Tests.Documentation;
using YamlDotNet.Serialization;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>What people load into Prometheus and Grafana, and read of the figures, agrees with what a running product tells.</summary>
public sealed partial class ExampleFiguresTests(BusyProduct product) : IClassFixture<BusyProduct>
{
    private static readonly string[] SeriesEnds = ["_bucket", "_count", "_sum"];

    [Fact]
    public void The_page_of_operations_names_every_figure_that_is_told_and_no_other()
    {
        var named = DocumentationPage.Read("docs/operations.md").Rows()
            .SelectMany(static row => DocumentationPage.CodesIn(row[0]))
            .Where(static code => code.StartsWith("puyangfabu_", StringComparison.Ordinal))
            .ToList();

        Assert.InRange(named.Count, 25, int.MaxValue);
        Assert.Equal(product.Page.Names.Where(static name => name.StartsWith("puyangfabu_", StringComparison.Ordinal)).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.Contains(product.Page.Names, static name => name.StartsWith("dotnet_", StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_not_happened_yet_is_told_as_nothing_so_that_its_first_time_is_a_rise()
    {
        Assert.Contains(product.Page.Lines("puyangfabu_webhook_not_stored_total"), static line => line.Contains("reason=\"full\"", StringComparison.Ordinal));
        Assert.Contains(product.Page.Lines("puyangfabu_webhook_deliveries_total"), static line => line.Contains("status=\"500\"", StringComparison.Ordinal));
        Assert.Contains(product.Page.Lines("puyangfabu_broadcasts"), static line => line.Contains("state=\"unknown\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_time_of_an_answer_is_cut_where_the_product_gives_up_and_where_WeChat_does()
    {
        var buckets = product.Page.Lines("puyangfabu_webhook_duration_seconds_bucket").ToList();

        Assert.Contains(buckets, static line => line.Contains("le=\"4\"", StringComparison.Ordinal));
        Assert.Contains(buckets, static line => line.Contains("le=\"5\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_alert_asks_for_figures_that_are_told_and_says_in_Chinese_what_is_wrong()
    {
        var rules = Yaml("prometheus-alerts.yml")["groups"]!.AsArray().SelectMany(static group => group!["rules"]!.AsArray()).Select(static rule => rule!).ToList();

        Assert.InRange(rules.Count, 15, int.MaxValue);
        Assert.Equal(rules.Count, rules.Select(static rule => rule["alert"]!.GetValue<string>()).Distinct().Count());
        Assert.All(rules, rule =>
        {
            AssertAsks(rule["expr"]!.GetValue<string>());
            Assert.Contains(rule["labels"]!["severity"]!.GetValue<string>(), (string[])["critical", "warning"]);
            Assert.All(["summary", "description"], name => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", rule["annotations"]![name]!.GetValue<string>()));
            Assert.Matches("^(?:[0-9]+[mhd])?$", rule["for"]?.GetValue<string>() ?? "");
        });
    }

    [Fact]
    public void The_example_of_Prometheus_loads_the_alerts_and_asks_where_the_product_listens()
    {
        var prometheus = Yaml("prometheus.yml");

        Assert.Equal("prometheus-alerts.yml", Assert.Single(prometheus["rule_files"]!.AsArray())!.GetValue<string>());
        var job = Assert.Single(prometheus["scrape_configs"]!.AsArray())!;
        Assert.Equal("puyangfabu", job["job_name"]!.GetValue<string>());
        Assert.Equal(
            new Uri(PuyangFabu.Hosting.SettingsReader.DefaultUrl).Authority, Assert.Single(Assert.Single(job["static_configs"]!.AsArray())!["targets"]!.AsArray())!.GetValue<string>());
    }

    [Fact]
    public void Every_panel_of_the_dashboard_has_a_Chinese_title_and_shows_figures_that_are_told()
    {
        var dashboard = JsonNode.Parse(Read("grafana-dashboard.json"))!;
        var panels = dashboard["panels"]!.AsArray().Select(static panel => panel!).ToList();

        Assert.Equal(panels.Count, panels.Select(static panel => panel["id"]!.GetValue<int>()).Distinct().Count());
        Assert.All(panels, static panel => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", panel["title"]!.GetValue<string>()));
        var shown = panels.Where(static panel => panel["type"]!.GetValue<string>() != "row").ToList();
        Assert.InRange(shown.Count, 15, int.MaxValue);
        Assert.All(shown, panel =>
        {
            Assert.Equal("${datasource}", panel["datasource"]!["uid"]!.GetValue<string>());
            var targets = panel["targets"]!.AsArray();
            Assert.NotEmpty(targets);
            Assert.All(targets, target => AssertAsks(target!["expr"]!.GetValue<string>()));
        });
        Assert.All(shown, panel => Assert.All(shown, other => Assert.True(panel == other || !Overlap(panel["gridPos"]!, other["gridPos"]!), $"{panel["title"]} lies on {other["title"]}.")));
    }

    private void AssertAsks(string expression)
    {
        var asked = Name().Matches(expression).Select(static match => match.Value).Where(static name => name != "puyangfabu").ToList();
        Assert.True(asked.Count > 0 || expression.StartsWith("up{", StringComparison.Ordinal), expression);
        Assert.DoesNotContain(asked, name => !product.Page.Names.Contains(name) && !SeriesEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal) && product.Page.Names.Contains(name[..^end.Length])));
        Assert.Equal(expression.Count(static character => character is '('), expression.Count(static character => character is ')'));
        foreach (Match label in Label().Matches(expression))
        {
            // A label that no series has silences an alert for ever.
            var (name, key) = (label.Groups["name"].Value, label.Groups["key"].Value);
            Assert.True(product.Page.Lines(name).Any(line => line.Contains($"{key}=\"", StringComparison.Ordinal)) || name == "up", $"{key} in {expression}");
        }
    }

    private static bool Overlap(JsonNode one, JsonNode other)
    {
        bool Meet(string at, string size) => Of(one, at) < Of(other, at) + Of(other, size) && Of(other, at) < Of(one, at) + Of(one, size);
        return Meet("x", "w") && Meet("y", "h");
    }

    private static int Of(JsonNode place, string name) => place[name]!.GetValue<int>();

    // As JSON the texts of a document are easy to walk; every value is a text then.
    private static JsonNode Yaml(string name) => JsonNode.Parse(
        new SerializerBuilder().JsonCompatible().Build().Serialize(new DeserializerBuilder().Build().Deserialize<object>(Read(name))))!;

    private static string Read(string name) => File.ReadAllText(Path.Combine(SourceTree.Root, "config/examples", name));

    [GeneratedRegex(@"\bpuyangfabu\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?<name>puyangfabu_\w+|up)\{(?<key>\w+)=")]
    private static partial Regex Label();
}
