using System.CommandLine;
using System.Text.RegularExpressions;
using PuyangFabu.Hosting.Commands;

namespace PuyangFabu.Tests.Documentation;

/// <summary>The list of commands is the program's, option by option, and no page shows one that it would refuse.</summary>
public sealed partial class DocumentedCommandsTests
{
    private static readonly RootCommand Root = ProductCommands.Create([]);

    /// <summary>Said once, above the list, of all commands that need the running service.</summary>
    private static readonly string[] OfTheService = ["--server", "--json"];

    [Fact]
    public void Every_command_has_its_row_with_every_option()
    {
        var rows = DocumentationPage.Read("docs/operations.md").Rows()
            .Where(static row => Find(DocumentationPage.CodesIn(row[0])[0]) is { Subcommands.Count: 0 })
            .ToDictionary(static row => Find(DocumentationPage.CodesIn(row[0])[0])!, static row => string.Join(' ', row));

        Assert.Equal(Leaves(Root).Select(NameOf).Order(StringComparer.Ordinal), rows.Keys.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.All(rows, static row => Assert.Equal(
            (NameOf(row.Key), string.Join(' ', Expected(row.Key).Order(StringComparer.Ordinal))),
            (NameOf(row.Key), string.Join(' ', OptionName().Matches(row.Value).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal)))));
    }

    [Fact]
    public void Every_command_that_a_page_names_is_one()
    {
        var named = DocumentationPage.All.SelectMany(static page => Named(page).Select(line => (page.Path, Line: line))).ToArray();
        Assert.InRange(named.Length, 40, int.MaxValue);
        Assert.Empty(named.Where(static named => !IsOne(named.Line)).Select(static named => $"{named.Path} names “{named.Line}”, which the program would refuse."));
    }

    [Theory]
    [InlineData("doctor", true)]
    [InlineData("audit verify --anchors 文件 --restored-at 序号", true)]
    [InlineData("import - < 稿件.jsonl", true)]
    [InlineData("broadcast", true)]
    [InlineData("broadcast recall --yes", true)]
    [InlineData("doctor --jsn", false)]
    [InlineData("broadcast sent 1", false)]
    [InlineData("followers sync --watch", false)]
    public void One_that_is_none_is_told(string line, bool isOne) => Assert.Equal(isOne, IsOne(line));

    [Theory]
    [InlineData("`dotnet PuyangFabu.dll backup 文件`", "backup 文件")]
    [InlineData("`sudo puyangfabu doctor`", "doctor")]
    [InlineData("`menu publish`", "menu publish")]
    [InlineData("```bash\nA=1 dotnet run --project src/PuyangFabu -- words list # all\ndotnet out/PuyangFabu.dll nonsense\n```", "words list", "nonsense")]
    [InlineData("`dotnet PuyangFabu.dll <命令>` `published` `menus`")]
    public void Commands_are_found_where_pages_show_them(string text, params string[] lines) => Assert.Equal(lines, Named(new("docs/invented.md", text)));

    private static IEnumerable<string> Named(DocumentationPage page) =>
        page.Codes.Where(static code => !code.Contains('<', StringComparison.Ordinal) || code.Contains(" - <", StringComparison.Ordinal))
            .Select(static code => (Code: code, Start: Start().Match(code)))
            .Where(static found => found.Start.Success || Root.Subcommands.Any(command => command.Name == found.Code.Split(' ')[0]))
            .Select(static found => found.Start.Success ? found.Start.Groups["rest"].Value : found.Code)
            .Concat(page.Examples.SelectMany(static example => example.Split('\n'))
                .Select(static line => Start().Match(Comment().Replace(line, "")))
                .Where(static match => match.Success)
                .Select(static match => match.Groups["rest"].Value.Trim()));

    private static bool IsOne(string line) =>
        Find(line) is { } command
        && (command.Subcommands.Count == 0 || OwnWords(line) == 1)
        && OptionName().Matches(line).All(option => Options(command).Contains(option.Value));

    /// <summary>The command that the first words name; null when the first is none.</summary>
    private static Command? Find(string line)
    {
        Command? found = null;
        foreach (var word in line.Split(' '))
        {
            if ((found ?? Root).Subcommands.FirstOrDefault(command => command.Name == word) is not { } next)
            {
                break;
            }

            found = next;
        }

        return found;
    }

    private static int OwnWords(string line) => line.Split(' ').TakeWhile(static word => !word.StartsWith('-')).Count();

    private static IEnumerable<Command> Leaves(Command command) => command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);

    private static IEnumerable<Command> Path(Command command) =>
        command.Parents.OfType<Command>().Where(static parent => parent is not RootCommand).SelectMany(Path).Append(command);

    private static string NameOf(Command command) => string.Join(' ', Path(command).Select(static part => part.Name));

    private static string[] Options(Command command) => [.. Path(command).SelectMany(static part => part.Options).Select(static option => option.Name), "--help"];

    private static IEnumerable<string> Expected(Command command)
    {
        var all = Options(command).Except(["--help"]).ToArray();
        return all.Contains(OfTheService[0]) ? all.Except(OfTheService) : all;
    }

    [GeneratedRegex(@"(?:PuyangFabu\.dll|--project src/PuyangFabu --|(?:sudo|^) ?puyangfabu) (?<rest>[a-z].*)$")]
    private static partial Regex Start();

    [GeneratedRegex(@"\s#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex OptionName();
}
