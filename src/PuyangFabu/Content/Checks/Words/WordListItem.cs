using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>A word list as the API and the command line list it.</summary>
/// <param name="Enabled">How many of the rules are switched on.</param>
public sealed record WordListItem(string Name, long Rules, long Enabled, string UpdatedAt)
{
    public static WordListItem Of(WordListSummary list) => new(list.Name, list.Rules, list.Enabled, ChinaTime.Iso(list.UpdatedMs));
}
