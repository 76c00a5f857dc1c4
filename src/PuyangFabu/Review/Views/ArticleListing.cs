using System.Globalization;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Review.Views;

/// <summary>Lists of articles for operators.</summary>
public sealed class ArticleListing(ArticleWorkStore works, BoardCatalog boards, ReviewFlow flow, ArticleAnswers answers, ArticleIndex index)
{
    private const int PageSize = 20;
    private const int LargestPage = 100;
    private const int LongestWords = 100;
    private const int MostOfATitle = 5;
    private const int MostLookedThrough = 500;

    /// <param name="board">Slug; the boards below it too.</param>
    /// <param name="words">That the title or the text holds.</param>
    public Task<Outcome<ItemPage<ArticleItem>>> ListAsync(
        string? board, string? status, string? words, string? kind, string? cursor, int? limit, CancellationToken cancellation) =>
        ListAsync(new ArticleQuery { Board = board, Status = status, Words = words, InText = true, Kind = kind, Cursor = cursor, Limit = limit }, cancellation);

    public async Task<Outcome<ItemPage<ArticleItem>>> ListAsync(ArticleQuery query, CancellationToken cancellation)
    {
        var (board, status, words, kind, cursor, limit) = (query.Board, query.Status, query.Words, query.Kind, query.Cursor, query.Limit);
        var problems = new List<FieldProblem>();
        var (from, to) = (DayOf(query.ChangedFrom), DayOf(query.ChangedTo));
        var after = string.IsNullOrEmpty(cursor) ? null : ArticleWorkCursor.Parse(cursor);
        Check(string.IsNullOrEmpty(cursor) || after is not null, "cursor", "不是上一页给出的 nextCursor");
        Check(limit is null or (>= 1 and <= LargestPage), "limit", $"应在 1 到 {LargestPage} 之间");
        Check(string.IsNullOrEmpty(board) || boards.Current.Find(board) is not null, "board", "不是栏目");
        Check(string.IsNullOrEmpty(status) || flow.States.Contains(status), "status", $"只能是 {string.Join("、", flow.States)}");
        Check(words is null || (words.Length <= LongestWords && !words.Contains('\0', StringComparison.Ordinal)), "q", $"最多 {LongestWords} 个字符");
        Check(query.Person is null || (query.Person.Length <= LongestWords && !query.Person.Contains('\0', StringComparison.Ordinal)), "person", $"最多 {LongestWords} 个字符");
        Check(string.IsNullOrEmpty(query.ChangedFrom) || from is not null, "from", "不是日期");
        Check(string.IsNullOrEmpty(query.ChangedTo) || to is not null, "to", "不是日期");
        Check(from is null || to is null || from <= to, "to", "比开始的日期早，什么也查不到：请把两个日期调换");
        Check(kind is null || !kind.Contains('\0', StringComparison.Ordinal), "kind", "里有不能保存的字符");
        if (problems.Count > 0)
        {
            return Refusal.BadInput(problems);
        }

        var size = limit ?? PageSize;
        var filter = new ArticleWorkFilter
        {
            BoardIds = string.IsNullOrEmpty(board) ? null : WithAllBelow(boards.Current.Find(board)!),
            States = string.IsNullOrEmpty(status) ? query.Statuses : [status],
            Returned = query.Returned,
            Kind = string.IsNullOrEmpty(kind) ? null : kind,
            Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
            MayHoldWords = query.InText && !string.IsNullOrWhiteSpace(words) ? [.. index.Search(words, 0, MostLookedThrough).Hits.Select(static hit => hit.Id)] : null,
            Person = string.IsNullOrWhiteSpace(query.Person) ? null : query.Person.Trim(),
            WriterId = query.WriterId,
            ArticleIds = query.ArticleIds,
            ChangedFromMs = from,
            ChangedBeforeMs = to + (long)TimeSpan.FromDays(1).TotalMilliseconds,
            After = after,
        };
        var found = await works.ListAsync(filter, size + 1, cancellation);
        var returned = await works.ReturnedAsync([.. found.Where(static work => work is { State: WorkState.Draft, Round: > 0 }).Select(static work => work.ArticleId)], cancellation);
        return new ItemPage<ArticleItem>(
            [.. found.Take(size).Select(work => answers.Item(work) with { Returned = returned.Contains(work.ArticleId) })],
            found.Count > size ? ArticleWorkCursor.Of(found[size - 1]).ToString() : null);

        void Check(bool holds, string field, string reason)
        {
            if (!holds)
            {
                problems.Add(new(field, reason));
            }
        }
    }

    /// <summary>Others of the same title that are still on their way to readers: one that saved itself and was forgotten, most likely.</summary>
    public async Task<IReadOnlyList<ArticleItem>> SameTitleAsync(long articleId, string title, CancellationToken cancellation) =>
        [.. (await works.SameTitleAsync(articleId, title, MostOfATitle, cancellation)).Select(answers.Item)];

    // Beginning of the day in China.
    private static long? DayOf(string? date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), UnixMilliseconds.China).ToUnixTimeMilliseconds()
            : null;

    // Editors work on hidden boards too.
    private List<long> WithAllBelow(Board board)
    {
        var ids = new List<long> { board.Id };
        for (var index = 0; index < ids.Count; index++)
        {
            ids.AddRange(boards.Current.All.Where(child => child.ParentId == ids[index]).Select(static child => child.Id));
        }

        return ids;
    }
}
