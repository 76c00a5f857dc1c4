using System.Text;
using PuyangFabu.Accounts;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Talks;

namespace PuyangFabu.Conversation.Replies.Standard;

/// <summary>Puts into a text what its placeholders stand for at this moment.</summary>
public sealed class StandardTextFilling(BoardCatalog boards, ArticleLinks links, AccountRegistry accounts, DutyHours duty)
{
    private const string SomeArrival = "图片";

    /// <summary>The message; cut at a whole board where not all have room.</summary>
    /// <param name="arrived">What arrived, e.g. 图片.</param>
    public string Fill(string text, string accountName, string arrived = "")
    {
        if (Apart(text, accountName, arrived) is not { } apart)
        {
            return LinkText.Fit(Words(text, accountName, arrived));
        }

        var list = new LinkText(apart.Before, apart.After);
        foreach (var board in boards.Current.Roots)
        {
            if (!Add(list, board))
            {
                break;
            }
        }

        return LinkText.Fit(list.ToString().Trim('\n'));
    }

    /// <summary>The message as somebody at a desk is shown it: of the default account, after a picture.</summary>
    public string Sample(string text) => Fill(text, accounts.Default.Name, SomeArrival);

    /// <summary>Bytes of UTF-8 that the message needs at least, whichever account it is said by: with one board, where it lists them.</summary>
    public int Bytes(string text) => accounts.All.Max(account => Bytes(text, account.Name));

    private int Bytes(string text, string accountName)
    {
        if (Apart(text, accountName, SomeArrival) is not { } apart)
        {
            return Encoding.UTF8.GetByteCount(Words(text, accountName, SomeArrival));
        }

        var first = new LinkText("");
        if (boards.Current.Roots.FirstOrDefault() is { } board)
        {
            Add(first, board);
        }

        return Encoding.UTF8.GetByteCount(apart.Before) + Encoding.UTF8.GetByteCount(first.ToString()) + Encoding.UTF8.GetByteCount(apart.After) + 1;
    }

    private bool Add(LinkText list, Board board) => list.TryAddLink("· ", board.Name, links.Board(board.Slug));

    /// <summary>What stands before and after the list of boards, which has lines of its own; null where there is none.</summary>
    private (string Before, string After)? Apart(string text, string accountName, string arrived)
    {
        var at = text.IndexOf(StandardTextKind.Boards, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var (before, after) = (text[..at], text[(at + StandardTextKind.Boards.Length)..]);
        return (
            Words(before.EndsWith('\n') ? before[..^1] : before, accountName, arrived),
            Words(after.StartsWith('\n') ? after[1..] : after, accountName, arrived));
    }

    // Nothing of ours stands in what an arrival is called, so the account's name is not looked through.
    private string Words(string text, string accountName, string arrived) => text
        .Replace(StandardTextKind.Arrived, arrived, StringComparison.Ordinal)
        .Replace(StandardTextKind.DutyHours, duty.Text, StringComparison.Ordinal)
        .Replace(StandardTextKind.Account, accountName, StringComparison.Ordinal);
}
