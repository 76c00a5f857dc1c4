using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Boards;
using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>Looks up what a rule points at: boards and articles that must be there, and what an editor should know of them.</summary>
public sealed class ReplyRuleReferences(BoardStore boardStore, BoardCatalog boards, ArticleStore articles, TimeProvider clock) : IBoardUse
{
    /// <summary>The rules that answer with a board.</summary>
    public async Task<string?> DescribeAsync(DbSession session, Board board) =>
        (await ReplyRuleStore.ListAsync(session)).Count(rule => rule.Replies.OfType<BoardContent>().Any(content => content.Board.Equals(board.Slug, StringComparison.OrdinalIgnoreCase)))
            is var count and > 0 ? $"{count} 条回复规则" : null;

    /// <summary>The boards and articles that do not exist.</summary>
    public async Task<IReadOnlyList<FieldProblem>> MissingAsync(ReplyRule rule, CancellationToken cancellation)
    {
        var missing = new List<FieldProblem>();
        foreach (var (index, content) in rule.Replies.Index())
        {
            // From the store, not from memory: another node may have made the board a moment ago.
            var problem = content switch
            {
                BoardContent board when new BoardTree(await boardStore.ListAsync(cancellation)).Find(board.Board) is null =>
                    new FieldProblem($"replies[{index}].board", $"没有代号为“{board.Board}”的栏目"),
                ArticleContent article when await articles.FindAsync(article.ArticleId, cancellation) is null =>
                    new FieldProblem($"replies[{index}].articleId", $"没有编号为 {article.ArticleId} 的稿件"),
                _ => (FieldProblem?)null,
            };
            if (problem is { } found)
            {
                missing.Add(found);
            }
        }

        return missing;
    }

    /// <summary>What may surprise the editor of a rule that is otherwise fine.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(ReplyRule rule, CancellationToken cancellation)
    {
        var warnings = new List<string>();
        foreach (var content in rule.Replies)
        {
            if (content is BoardContent board && (boards.Current.Find(board.Board) is not { } found || !boards.Current.IsListed(found)))
            {
                warnings.Add($"栏目“{board.Board}”已隐藏或不存在，这条回复不会出现。");
            }
            else if (content is ArticleContent article && (await articles.HeadlinesAsync([article.ArticleId], cancellation)).Count == 0)
            {
                warnings.Add($"稿件 {article.ArticleId} 没有发布，发布之前这条回复不会出现。");
            }
        }

        warnings.AddRange(rule.Replies.Index().Select(static reply => EscapeWarning(reply.Index + 1, reply.Item)).OfType<string>());
        if (rule.Replies.Count > 1 && !rule.Replies.All(static content => content is TextContent))
        {
            warnings.Add("微信对一条消息只回一条：第一条是文字时各段文字合为一条，否则只发第一条能显示的。");
        }

        if (rule.Match == ReplyMatch.Contains && KeywordForm.AllOf(rule).FirstOrDefault(static form => form.Length == 1) is { } single)
        {
            warnings.Add($"“{single}”只有一个字，凡是带这个字的提问都会由本规则回复。");
        }

        if (rule.UntilMs <= clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            warnings.Add("有效期已过，本规则不会再回复。");
        }
        else
        {
            warnings.AddRange(ShadowedBoards(rule));
        }

        return warnings;
    }

    private static string? EscapeWarning(int number, ReplyContent content) => TypedEscapes.In(WordsOf(content)) is { Count: > 0 } escapes
        ? $"第 {number} 条回复里的{TypedEscapes.Named(escapes)}不会变成换行，粉丝会原样看到这几个字符；要换行请直接按回车键（接口里用 JSON 的换行）。"
        : null;

    // What is shown as it is.
    private static string WordsOf(ReplyContent content) => content switch
    {
        TextContent text => text.Text,
        NewsContent news => $"{news.Title} {news.Description}",
        _ => "",
    };

    // A rule comes before the name of a board.
    private IEnumerable<string> ShadowedBoards(ReplyRule rule) => !rule.Enabled
        ? []
        : boards.Current.All
            .Where(board => boards.Current.IsListed(board) && KeywordForm.AllOf(rule).Any(form => Meets(rule.Match, KeywordForm.Of(board.Name, rule.Match), form)))
            .Select(static board => $"发送栏目名“{board.Name}”的人会得到本规则的回复，不再得到栏目的最新稿件。");

    private static bool Meets(ReplyMatch match, string name, string form) =>
        match == ReplyMatch.Exact ? name == form : name.Contains(form, StringComparison.Ordinal);
}
