using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Directories;

/// <summary>The directory in memory, to be found by name: there are some hundred entries, and every question may name one.</summary>
public sealed class DirectoryCatalog(DirectoryStore store) : IContentChangeListener
{
    /// <summary>What more entries than this have in their name (濮阳市) names none of them.</summary>
    private const int MostFound = 3;

    /// <summary>A shorter part of a name (濮阳) says too little.</summary>
    private const int ShortestPart = 3;

    private volatile IReadOnlyList<Named> current = [];

    /// <summary>Every entry in the editors' order.</summary>
    public IEnumerable<DirectoryEntry> All => current.Select(static named => named.Entry);

    public async Task LoadAsync(CancellationToken cancellation) => current = [.. (await store.ListAsync(cancellation)).Select(static entry => new Named(entry))];

    public Task ApplyAsync(IReadOnlyList<ContentChange> changes, CancellationToken cancellation) =>
        changes.Any(static change => change.Kind == ContentKind.Directory) ? LoadAsync(cancellation) : Task.CompletedTask;

    public Task ReloadAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>
    /// The entries that a question names: by the whole name first (清丰县, 清丰县的网站), else by a part of it (公安局), else within
    /// a question that may be about something else (清丰县今天停电吗).
    /// </summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the question.</param>
    public DirectoryFinding Find(string normalised)
    {
        var words = normalised.Trim('?', '!', '.', ',', '。', '、', ' ');
        var bare = ExactForm.Bare(words).ToString();
        string[] asked = [.. new[] { words, bare, UnitQuestion.UnitOf(bare) }.Distinct(StringComparer.Ordinal)];
        return asked.Select(text => Called(name => name == text)).FirstOrDefault(static found => found.Count > 0) is { } called ? Few(called, asksForThem: true)
            : asked.Where(static text => text.Length >= ShortestPart).Select(text => Called(name => name.Contains(text, StringComparison.Ordinal)))
                .FirstOrDefault(static found => found.Count > 0) is { } partly ? Few(partly, asksForThem: true)
            : Few(Called(name => name.Length >= ShortestPart && words.Contains(name, StringComparison.Ordinal)), asksForThem: false);
    }

    private static DirectoryFinding Few(List<DirectoryEntry> found, bool asksForThem) =>
        found.Count is 0 or > MostFound ? DirectoryFinding.None : new DirectoryFinding(found, asksForThem);

    private List<DirectoryEntry> Called(Func<string, bool> isMeant) => [.. current.Where(entry => entry.Names.Any(isMeant)).Select(static entry => entry.Entry)];

    private sealed class Named(DirectoryEntry entry)
    {
        public DirectoryEntry Entry { get; } = entry;

        public IReadOnlyList<string> Names { get; } =
            [.. new[] { entry.Name, entry.AccountName }.Select(SearchText.Normalize).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>The entries of the directory that some words name.</summary>
/// <param name="Entries">A few, in the editors' order.</param>
/// <param name="AsksForThem">The words ask for the entries and for nothing else; false when they stand in a question that may be about something else.</param>
public sealed record DirectoryFinding(IReadOnlyList<DirectoryEntry> Entries, bool AsksForThem)
{
    public static DirectoryFinding None { get; } = new([], AsksForThem: false);
}

/// <summary>A question for a unit itself: its name with words around it that ask how to reach it (请问濮阳市公安局的电话是多少).</summary>
internal static partial class UnitQuestion
{
    /// <summary>The question without those words; the whole of it when it has none.</summary>
    public static string UnitOf(string question) => Around().Replace(question, "");

    // 政府 too: a county's name stands for its government.
    [GeneratedRegex(
        @"^(?:[\s\p{P}]|请问|请|你们?好|您好|我想|想|要|问一?下|咨询|查一?下|查询|查|找一?下|找|告诉我|一下|麻烦)+"
        + @"|(?:[\s\p{P}]|的|是|在|人民政府|政府|电话|热线|号码|手机|座机|联系|方式|网站|官网|网址|公众号|微信|号|地址|位置|办公|咨询|哪里|哪儿|哪|什么|多少|几|怎么|如何|怎样"
        + @"|走|去|打|找|查|介绍|简介|干|做|吗|呢|啊|呀|么|嘛|谢谢|一下|告诉我)+$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
