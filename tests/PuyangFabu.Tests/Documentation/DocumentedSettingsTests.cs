using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PuyangFabu.Hosting.SettingNames;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Documentation;

/// <summary>The page of the settings has all of them as they are, and no page names one that the start would refuse.</summary>
public sealed partial class DocumentedSettingsTests
{
    /// <summary>What the framework reads and people may set.</summary>
    private const string LogLevels = "Logging:LogLevel:*";

    /// <summary>A list whose entries have names of their own.</summary>
    private const string Stages = "Review:Stages";

    private const string LogFormat = "Logging:Console:FormatterName";

    private static readonly string[] Known = [.. KnownSettings.Paths, LogLevels, LogFormat];

    private static readonly IReadOnlyDictionary<string, string[]> Documented = DocumentationPage.Read("docs/settings.md").Rows()
        .Where(static row => row.Length == 4)
        .ToDictionary(static row => OfAnyAccount(DocumentationPage.CodesIn(row[0]).Single()));

    [Fact]
    public void Every_setting_has_its_row_and_every_row_is_a_setting() =>
        Assert.Equal(Known.Order(StringComparer.Ordinal), Documented.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_row_says_the_default_and_the_range_of_the_schema()
    {
        var compared = 0;
        foreach (var (key, row) in Documented)
        {
            if (SettingsSchema.Of(key) is not { } schema)
            {
                continue;
            }

            if (schema["default"]?.ToString() is { Length: > 0 } standard)
            {
                Assert.True(DocumentationPage.CodesIn(row[1]).Contains(standard), $"The default of {key} is {standard}, not {row[1]}.");
                compared++;
            }

            if (RangeOf(schema) is { } range)
            {
                Assert.True(row[2] == range, $"The range of {key} is {range}, not {row[2]}.");
                compared++;
            }
        }

        Assert.InRange(compared, 40, int.MaxValue);
    }

    [Fact]
    public void The_defaults_of_the_schema_are_those_of_the_program()
    {
        var sections = from type in typeof(KnownSettings).Assembly.GetTypes()
                       let name = type.GetField("SectionName", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
                       where name is not null
                       select (name, Options: Activator.CreateInstance(type)!);
        var wrong = from section in sections
                    from property in section.Options.GetType().GetProperties()
                    let key = $"{section.name}:{property.Name}"
                    let standard = SettingsSchema.Of(key)?["default"]?.ToString()
                    where standard is not null && !standard.Equals($"{property.GetValue(section.Options)}", StringComparison.OrdinalIgnoreCase)
                    select $"{key}: {standard} in the schema, {property.GetValue(section.Options)} in the program";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_setting_that_a_page_names_is_one() => Assert.Empty(DocumentationPage.All.SelectMany(Unknown));

    [Theory]
    [InlineData("`Storage:Provder`", "Storage:Provder")]
    [InlineData("`Storge:Provider`", "Storge:Provider")]
    [InlineData("`WeChat:Accounts:{代号}:Secret`", "WeChat:Accounts:*:Secret")]
    [InlineData("`Inbox:MessageDays:Most`", "Inbox:MessageDays:Most")]
    [InlineData("```bash\nexport Storage__Provder=sqlite\n```", "Storage:Provder")]
    [InlineData("```bash\ndotnet PuyangFabu.dll --Storage:Provder=sqlite\n```", "Storage:Provder")]
    public void One_that_is_none_is_told(string text, string name) =>
        Assert.Contains(name, Assert.Single(Unknown(new("docs/invented.md", text))), StringComparison.Ordinal);

    [Theory]
    [InlineData("`Storage:Provider` `Review:Stages:0:Key` `TrustedProxies__0=127.0.0.1` `Audit:Mail` `WeChat:Accounts:{代号}`")]
    [InlineData("`Logging:LogLevel:Default` `A:B` `https://example.com` `--A:B=值` `Authorization: Bearer`")]
    [InlineData("```bash\nexport WeChat__Accounts__puyang__AppId=wx…\n```")]
    public void One_that_is_is_not(string text) => Assert.Empty(Unknown(new("docs/invented.md", text)));

    private static IEnumerable<string> Unknown(DocumentationPage page) =>
        from match in SettingName().Matches(page.Text)
        let name = OfAnyAccount(Number().Replace(match.Value.Replace("__", ":", StringComparison.Ordinal), ""))
        where !Known.Any(known => known == name || known.StartsWith(name + ":", StringComparison.Ordinal) || (known == Stages && name.StartsWith(known + ":", StringComparison.Ordinal)))
        select $"{page.Path} names {name}, which is no setting.";

    private static string OfAnyAccount(string key) =>
        Account().Replace(key.Replace("Logging:LogLevel:Default", LogLevels, StringComparison.Ordinal), $"WeChat:Accounts:{KnownSettings.Chosen}");

    private static string? RangeOf(JsonNode schema) =>
        schema["minimum"] is { } least ? $"{least} 至 {schema["maximum"]}"
        : schema["enum"] is JsonArray names ? string.Join('、', names.Select(static name => $"`{name}`").Distinct())
        : null;

    // Two words at least with a colon or two underscores between them, the first of them of three letters or more.
    [GeneratedRegex(@"(?<![\w/.:])[A-Z][A-Za-z]{2,}(?:(?::|__)[\w{*][\w{}*]*?(?=:|__|[^\w{}*]|$))+")]
    private static partial Regex SettingName();

    [GeneratedRegex(@":\d+(?=:|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^WeChat:Accounts:[^:]+")]
    private static partial Regex Account();
}
