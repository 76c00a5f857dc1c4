using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>Rules that put articles from WeChat on a board.</summary>
public sealed class PullRuleBoardUse : IBoardUse
{
    public async Task<string?> DescribeAsync(DbSession session, Board board) =>
        await PullRuleStore.CountOfAsync(session, board.Id) is var count and > 0 ? $"{count} 条拉取的归类规则" : null;
}
