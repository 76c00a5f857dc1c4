using System.Globalization;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Sources;

/// <summary>Sources as people look at them: with how they were last found, and what is wrong with which.</summary>
public sealed class NewsSourceReading(NewsSourceStore sources, SourceStateStore states, SourceItemStore items, BoardCatalog boards, SourcesOptions options, TimeProvider clock)
{
    /// <summary>Of a list of items.</summary>
    private const int PageItems = 50;

    public async Task<ItemList<NewsSourceView>> ListAsync(CancellationToken cancellation)
    {
        var known = (await states.ListAsync(cancellation)).ToDictionary(static state => state.SourceId);
        return new([.. (await sources.ListAsync(cancellation)).Select(source => ViewOf(source, known.GetValueOrDefault(source.Id)))]);
    }

    public async Task<Outcome<NewsSourceView>> FindAsync(long id, CancellationToken cancellation) =>
        await sources.FindAsync(id, cancellation) is { } source ? ViewOf(source, await states.FindAsync(id, cancellation)) : Refusal.NotFound("个信息源");

    /// <summary>Those that fail, are empty, have moved or have had nothing new for long; what is not read is not named.</summary>
    public async Task<ItemList<NewsSourceView>> ProblemsAsync(CancellationToken cancellation) =>
        new([.. (await ListAsync(cancellation)).Items.Where(static source => source.Problem is not null).OrderBy(static source => source.ProblemSince)]);

    /// <summary>What was found, the newest first.</summary>
    /// <param name="source">Null for all sources.</param>
    /// <param name="state">One of <see cref="SourceItemState"/>; null or empty for all.</param>
    public async Task<Outcome<ItemPage<SourceItemView>>> ItemsAsync(long? source, string? state, string? cursor, CancellationToken cancellation)
    {
        if (!string.IsNullOrEmpty(state) && !SourceItemState.All.Contains(state))
        {
            return Refusal.BadInput("state", $"应是 {string.Join("、", SourceItemState.All)} 之一");
        }

        long? before = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return Refusal.BadInput("cursor", "不是上一页给出的");
            }

            before = number;
        }

        var found = await items.ListAsync(source, string.IsNullOrEmpty(state) ? null : state, before, PageItems + 1, cancellation);
        var shown = found.Take(PageItems).Select(SourceItemView.Of).ToList();
        return new ItemPage<SourceItemView>(shown, found.Count > PageItems ? shown[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private NewsSourceView ViewOf(NewsSource source, SourceState? state)
    {
        var (problem, sinceMs) = source.Enabled && state is not null ? ProblemOf(state) : default;
        return new NewsSourceView
        {
            Id = source.Id,
            Name = source.Name,
            Unit = source.UnitId,
            Form = source.Form,
            Address = source.Address,
            ItemSelector = source.ItemSelector,
            TitleSelector = source.TitleSelector,
            LinkSelector = source.LinkSelector,
            DateSelector = source.DateSelector,
            BodySelector = source.BodySelector,
            Board = source.BoardId is { } board ? boards.Current.Find(board)?.Slug : null,
            Editor = source.EditorId,
            IntervalMinutes = source.IntervalMinutes,
            Reprint = source.Reprint,
            Listed = source.Listed,
            Enabled = source.Enabled,
            Revision = source.Revision,
            Problem = problem,
            ProblemSince = problem is null ? null : UnixMilliseconds.ToChinaTime(sinceMs),
            Failure = source.Enabled && state is { Failures: > 0 } ? state.Problem : null,
            ReadAt = state is { GoodMs: > 0 } ? UnixMilliseconds.ToChinaTime(state.GoodMs) : null,
        };
    }

    private (string? Problem, long SinceMs) ProblemOf(SourceState state)
    {
        if (state.Failures >= SourceState.Named)
        {
            return (state.Problem, state.SinceMs);
        }

        if (state.Failures == 0 && state.MovedTo.Length > 0)
        {
            return ($"已搬到 {state.MovedTo}，请核对后改地址", state.SinceMs);
        }

        // It was read, and something about it is to be looked after.
        if (state is { Failures: 0, Problem.Length: > 0 })
        {
            return (state.Problem, state.SinceMs);
        }

        var stillMs = clock.NowMs() - state.NewestMs;
        return state.NewestMs > 0 && stillMs >= options.QuietMs ? ($"{stillMs / 86_400_000} 天没有新内容", state.NewestMs) : default((string?, long));
    }
}
