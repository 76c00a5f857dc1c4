using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PuyangFabu.Tests.Architecture;

namespace PuyangFabu.Tests;

/// <summary>The rules of the code's shape, read from the sources; each failure is a sentence that says what to move where.</summary>
public sealed partial class ArchitectureTests
{
    private const int LongestFile = 300;
    private const int LongestMedian = 60;
    private const string Migrations = "src/PuyangFabu/Foundation/Storage/Migrations";

    private static readonly string[] EmptyNames = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Base", "Common"];

    /// <summary>Where the system's clock becomes the injected one: the composition, and the default of the sandbox's options.</summary>
    private static readonly string[] ClockSources =
        ["src/PuyangFabu/Hosting/HostingFeature.cs", "src/PuyangFabu.Sandbox/SandboxOptions.cs"];

    /// <summary>The one loop of due work, the group commit of messages, the lease of a step that waits for WeChat, and the command that asks how the loops ended.</summary>
    private static readonly string[] Loops =
    [
        "src/PuyangFabu/Foundation/DueWork/DueWork.cs", "src/PuyangFabu/Webhook/Inbox/InboxWriter.cs", "src/PuyangFabu/Foundation/Storage/ChangeNoticeListener.cs",
        "src/PuyangFabu/Conversation/FollowerCare/Syncing/FollowerSync.cs", "src/PuyangFabu/Hosting/Commands/ServeCommand.cs",
    ];

    private static readonly IReadOnlyList<SourceFile> Product = SourceTree.Files("src/PuyangFabu", "*.cs");
    private static readonly IReadOnlyList<SourceFile> Pages = SourceTree.Files("src/PuyangFabu", "*.razor");
    private static readonly IReadOnlyList<SourceFile> Everything = [.. SourceTree.Files("src", "*.cs"), .. SourceTree.Files("src", "*.razor")];

    private static readonly HashSet<string> Tables =
        [.. SourceTree.Files(Migrations, "*.sql").SelectMany(static file => CreateTable().Matches(file.Text)).Select(static match => match.Groups["table"].Value)];

    [Fact]
    public void Sql_is_only_in_stores_and_in_Storage() => None(
        Product.Concat(Pages)
            .Where(static file => !file.Name.EndsWith("Store.cs", StringComparison.Ordinal) && !In(file, "Foundation/Storage"))
            .Where(static file => Sql().IsMatch(file.Code) || TablesOf(file).Any()),
        "holds SQL; move it into the store of the table (*Store.cs) or into Foundation/Storage/");

    [Fact]
    public void A_table_belongs_to_one_store()
    {
        var owners = Product.SelectMany(static file => TablesOf(file).Select(table => (Table: table, file.Path))).ToLookup(static use => use.Table, static use => use.Path);
        Assert.NotEmpty(Tables);
        foreach (var table in Tables)
        {
            var stores = owners[table].ToArray();
            Assert.True(stores.Length == 1, $"The table {table} must have one store, but it has {stores.Length}: {string.Join(", ", stores)}.");
        }
    }

    [Fact]
    public void Http_stays_in_endpoints_pages_and_Hosting() => None(
        Product.Where(static file => !file.Name.EndsWith("Endpoints.cs", StringComparison.Ordinal) && !In(file, "Hosting") && Http().IsMatch(file.Code)),
        "uses HttpContext, IResult or IFormFile; only *Endpoints.cs, *.razor and Hosting/ may");

    [Fact]
    public void The_protocol_library_references_only_extensions_of_the_framework()
    {
        Assert.All(
            References("src/PuyangFabu.WeChat/PuyangFabu.WeChat.csproj"),
            static reference => Assert.StartsWith("Microsoft.Extensions.", reference, StringComparison.Ordinal));
        None(
            SourceTree.Files("src/PuyangFabu.WeChat", "*.cs").Where(static file => Foreign().IsMatch(file.Code)),
            "belongs to the protocol, which knows neither ASP.NET nor a database");
    }

    [Fact]
    public void The_sandbox_references_only_the_protocol_and_ASP_NET()
    {
        Assert.Equal(
            ["Microsoft.AspNetCore.App", "PuyangFabu.WeChat"],
            References("src/PuyangFabu.Sandbox/PuyangFabu.Sandbox.csproj").Order(StringComparer.Ordinal));
        None(
            SourceTree.Files("src/PuyangFabu.Sandbox", "*.cs").Where(static file => ProductNamespace().IsMatch(file.Code)),
            "names the product; the sandbox stands outside it as WeChat does");
    }

    [Fact]
    public void The_clock_is_read_only_through_an_injected_TimeProvider() => None(
        Everything.Where(static file => !ClockSources.Contains(file.Path) && Clock().IsMatch(file.Code)),
        "reads the system's clock; take a TimeProvider");

    [Fact]
    public void Migrations_are_numbered_without_a_gap()
    {
        var names = SourceTree.Files(Migrations, "*.sql").Select(static file => file.Name).ToArray();
        Assert.NotEmpty(names);
        Assert.All(names, static (name, index) => Assert.True(
            MigrationName().IsMatch(name) && name.StartsWith((index + 1).ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal),
            $"{name} should be called {index + 1:0000}_some_words.sql: migrations run in the order of their numbers and no number may be missing."));
    }

    [Fact]
    public void Files_are_short()
    {
        var files = Everything.Concat(SourceTree.Files("tests", "*.cs")).Concat(SourceTree.Files("src", "*.js")).ToArray();
        None(files.Where(static file => file.Lines > LongestFile), $"has more than {LongestFile} lines; give its second job a file of its own");
        var sizes = files.Select(static file => file.Lines).Order().ToArray();
        var median = sizes[sizes.Length / 2];
        Assert.True(median < LongestMedian, $"The median file has {median} lines; under {LongestMedian} keeps one job to a file.");
    }

    [Fact]
    public void No_name_is_empty_of_meaning() => None(
        Everything.Concat(SourceTree.Files("tests", "*.cs")).Where(static file => EmptyNames.Any(name => file.Stem.EndsWith(name, StringComparison.Ordinal))),
        $"says nothing about its job; a name does not end in {string.Join(", ", EmptyNames)}");

    [Fact]
    public void A_file_holds_one_main_type_and_has_its_name()
    {
        var problems = string.Join('\n', FileShape.ProblemsOf(Everything));
        Assert.True(problems.Length == 0, problems);
    }

    [Fact]
    public void A_timer_keeps_the_time_of_an_injected_TimeProvider() => None(
        Everything.Where(static file => OwnTimer().IsMatch(file.Code)),
        "has a timer that keeps the system's time; give it the TimeProvider, so that a test can move its clock");

    [Fact]
    public void What_happens_by_itself_is_due_work() => None(
        Product.Where(static file => !Loops.Contains(file.Path) && Loop().IsMatch(file.Code)),
        "has a loop of its own; make it an IDueWork and register it with AddDueWork");

    [Theory]
    [InlineData("using var timer = new PeriodicTimer(Interval, clock);", true)]
    [InlineData("public sealed class Worker(TimeProvider clock) : BackgroundService", true)]
    [InlineData("services.AddHostedService<Worker>();", false)]
    [InlineData("while (true)\n{\n    await Task.Delay(Renewal, clock, ended);\n}", true)]
    [InlineData("while (true)\n{\n    await StepAsync();\n    await Task.Delay(Pause(tries), clock);\n}", true)]
    [InlineData("await Task.Delay(Pause, clock, cancellation);", false)]
    public void The_rule_of_due_work_sees_loops(string code, bool breaks) => Assert.Equal(breaks, Loop().IsMatch(code));

    [Theory]
    [InlineData("var now = DateTimeOffset.UtcNow;", true)]
    [InlineData("var now = clock.GetUtcNow();", false)]
    [InlineData("// never DateTime.Now", false)]
    public void The_rule_of_the_clock_sees_code_and_not_comments(string code, bool breaks) =>
        Assert.Equal(breaks, Clock().IsMatch(CodeComments.Without(code)));

    [Theory]
    [InlineData("using var timer = new PeriodicTimer(Interval, clock);", false)]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);", false)]
    [InlineData("using var timer = new PeriodicTimer(Interval);", true)]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));", true)]
    [InlineData("var timer = new System.Threading.Timer(Call);", true)]
    public void The_rule_of_timers_sees_whose_time_they_keep(string code, bool breaks) => Assert.Equal(breaks, OwnTimer().IsMatch(code));

    [Theory]
    [InlineData("\"select id from articles\"", true)]
    [InlineData("\"\"\"\n    delete from boards\n\"\"\"", true)]
    [InlineData("/// <summary>Words come from articles.</summary>", false)]
    public void The_rule_of_SQL_sees_queries_and_not_comments(string code, bool breaks)
    {
        var file = new SourceFile("src/PuyangFabu/Content/Boards/Invented.cs", code);
        Assert.Equal(breaks, Sql().IsMatch(file.Code) || TablesOf(file).Any());
    }

    private static void None(IEnumerable<SourceFile> breaking, string why)
    {
        var sentences = breaking.Select(file => $"{file.Path} {why}.").ToArray();
        Assert.True(sentences.Length == 0, string.Join('\n', sentences));
    }

    private static bool In(SourceFile file, string folder) => file.Path.StartsWith($"src/PuyangFabu/{folder}/", StringComparison.Ordinal);

    private static IEnumerable<string> TablesOf(SourceFile file) => UseOfTable().Matches(file.Code)
        .Select(static match => match.Groups["table"].Value)
        .Where(Tables.Contains)
        .Distinct();

    private static IEnumerable<string> References(string project) => XDocument.Load(Path.Combine(SourceTree.Root, project))
        .Descendants()
        .Where(static element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
        .Select(static element => Path.GetFileName(element.Attribute("Include")!.Value).Replace(".csproj", "", StringComparison.Ordinal));

    [GeneratedRegex("""
        "\s*(?:select\s+\S+.*\sfrom|insert\s+into|delete\s+from|update\s+\w+\s+set|create\s+table)\s
        """)]
    private static partial Regex Sql();

    [GeneratedRegex(@"create table (?<table>\w+)")]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"\b(?:from|into|update|join)\s+(?<table>\w+)")]
    private static partial Regex UseOfTable();

    [GeneratedRegex(@"\b(?:HttpContext|IResult|IFormFile)\b")]
    private static partial Regex Http();

    [GeneratedRegex(@"\b(?:Microsoft\.AspNetCore|Dapper|System\.Data)\b")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\bPuyangFabu\.(?!WeChat\b|Sandbox\b)[A-Z]\w*")]
    private static partial Regex ProductNamespace();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Utc)?(?:Now|Today)\b|\bStopwatch\.(?:StartNew|GetTimestamp)\b|\bEnvironment\.TickCount|\bTimeProvider\.System\b|\bCreateVersion7\(\)")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bnew\s+(?:System\.)?(?:Threading\.|Timers\.)?Timer\(|\bnew\s+PeriodicTimer\([^,()]*(?:\([^()]*\))?[^,()]*\)")]
    private static partial Regex OwnTimer();

    // A loop's end is not read: what stands in one file, loop first, is taken for one.
    [GeneratedRegex(@"\b(?:PeriodicTimer|BackgroundService|IHostedService|IHostedLifecycleService)\b|\bwhile \(true\)[\s\S]*?\bTask\.Delay\([^;]*\bclock\b")]
    private static partial Regex Loop();

    [GeneratedRegex(@"^\d{4}_[a-z0-9_]+\.sql$")]
    private static partial Regex MigrationName();
}
