using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>The rules and boards at one moment.</summary>
public sealed class PullRuleBook(IReadOnlyList<PullRule> rules, BoardTree boards)
{
    /// <summary>The board for what no rule sorts.</summary>
    /// <exception cref="InvalidOperationException">Somebody deleted it this very moment.</exception>
    public Board Inbox => boards.Find(PullBoards.Inbox) ?? throw new InvalidOperationException("The board for articles that no rule sorts is gone.");

    /// <exception cref="InvalidOperationException">Somebody deleted the board for the others this very moment.</exception>
    public Board BoardOf(string title, string author)
    {
        var (name, writer, series) = (SearchText.Normalize(title), SearchText.Normalize(author), SearchText.Normalize(SeriesName.Of(title)));
        foreach (var rule in rules)
        {
            var word = SearchText.Normalize(rule.Word);
            var fits = rule.Field switch
            {
                PullRuleField.Title => name.Contains(word, StringComparison.Ordinal),
                PullRuleField.Author => writer.Contains(word, StringComparison.Ordinal),
                _ => series == word,
            };
            if (fits && word.Length > 0 && boards.Find(rule.BoardId) is { } board)
            {
                return board;
            }
        }

        return Inbox;
    }
}
