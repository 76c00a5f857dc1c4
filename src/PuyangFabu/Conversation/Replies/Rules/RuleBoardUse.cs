using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Replies.Contents;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Reply rules that answer with a board.</summary>
public sealed class RuleBoardUse : IBoardUse
{
    public async Task<string?> DescribeAsync(DbSession session, Board board) =>
        (await ReplyRuleStore.ListAsync(session)).Count(rule => rule.Replies.OfType<BoardContent>().Any(content => content.Board.Equals(board.Slug, StringComparison.OrdinalIgnoreCase)))
            is var count and > 0 ? $"{count} 条回复规则" : null;
}
