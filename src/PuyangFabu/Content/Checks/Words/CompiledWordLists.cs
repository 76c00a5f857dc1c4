using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>All enabled rules of all lists, ready to be asked. Never changes; any thread may ask.</summary>
internal sealed class CompiledWordLists
{
    private readonly IReadOnlyList<CompiledWordRule> patterns;
    private readonly IReadOnlyList<CompiledWordRule> together;
    private readonly IReadOnlyList<CompiledWordRule> orders;
    private readonly WordFinder finder;

    /// <summary>By number of a word: the rules that look for it, and as how-manieth of theirs.</summary>
    private readonly (CompiledWordRule Rule, int Position)[][] uses;

    public CompiledWordLists(IEnumerable<WordRule> rules)
    {
        var compiled = rules.Where(static rule => rule.Enabled).Select(static rule => new CompiledWordRule(rule)).ToArray();
        patterns = [.. compiled.Where(static rule => rule.Pattern is not null)];
        together = [.. compiled.Where(static rule => rule.Rule.Kind == WordRuleKind.Together)];
        orders = [.. compiled.Where(static rule => rule.Rule.Kind == WordRuleKind.Order)];
        var byWord = compiled
            .SelectMany(static rule => rule.Words.Select((word, position) => (Word: word, Rule: rule, Position: position)))
            .GroupBy(static use => use.Word, StringComparer.Ordinal)
            .ToArray();
        uses = [.. byWord.Select(static group => group.Select(static use => (use.Rule, use.Position)).ToArray())];
        finder = new WordFinder([.. byWord.Select(static group => group.Key)]);
    }

    public static CompiledWordLists Empty { get; } = new([]);

    public IEnumerable<TextFinding> Check(CheckedDocument document)
    {
        var search = new WordSearch();
        foreach (var field in document.Written)
        {
            FindWords(field, search);

            foreach (var rule in patterns)
            {
                search.Match(field, rule);
            }
        }

        return search.Findings(together, orders);
    }

    private void FindWords(CheckedField field, WordSearch search)
    {
        var text = field.Folded.Text;
        var enough = new int[uses.Length];
        foreach (var (word, start, length) in finder.In(text))
        {
            // A word that every rule has had its fill of costs nothing more, however often it stands there.
            if (enough[word] == WordSearch.MostPlaces)
            {
                continue;
            }

            var taken = 0;
            var span = new TextSpan(start, length);
            foreach (var (rule, position) in uses[word])
            {
                if (!rule.Allows(text, span))
                {
                    search.Add(field, rule, position, span);
                    taken++;
                }
            }

            enough[word] += taken == uses[word].Length ? 1 : 0;
        }
    }
}
