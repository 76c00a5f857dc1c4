using System.Globalization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>What offices publish of their cases: how many, of what kind, how fast, how many too late.</summary>
public sealed class CaseFigures(CaseStore cases, CaseClock clock)
{
    private const string Form = "yyyy-MM-dd";
    private const int MostDays = 731;
    private const int UsualDays = 30;

    /// <summary>Stands for a unit where none has the case.</summary>
    public const string NoUnit = "未转办";

    /// <param name="from">First day of submission as <c>2026-01-05</c>; null means thirty days up to <paramref name="to"/>.</param>
    /// <param name="to">Last day; null means today.</param>
    public async Task<Outcome<CaseFigureView>> ReadAsync(string? from, string? to, CancellationToken cancellation)
    {
        var today = CaseClock.DayOf(clock.NowMs);
        if (!TryRead(to, today, out var last))
        {
            return Refusal.BadInput("to", "不是日期，请写成 2026-01-05");
        }

        if (!TryRead(from, last.AddDays(-Math.Min(UsualDays - 1, last.DayNumber)), out var first))
        {
            return Refusal.BadInput("from", "不是日期，请写成 2026-01-05");
        }

        if (first > last || last.DayNumber - first.DayNumber >= MostDays)
        {
            return Refusal.BadInput("from", $"要在 to 之前，最多 {MostDays} 天");
        }

        if (first.Year < 2 || last.Year > 9998)
        {
            return Refusal.BadInput(first.Year < 2 ? "from" : "to", "不是可以统计的日期");
        }

        var figures = Of(first, last, await cases.CountedAsync(StartOf(first), StartOf(last.AddDays(1)), cancellation));

        // The span before has as many days; before the first day that can be written there is none.
        var days = last.DayNumber - first.DayNumber + 1;
        return first.DayNumber <= days ? figures : figures with
        {
            Before = new CaseSpanBefore(
                first.AddDays(-days), first.AddDays(-1),
                (int)await cases.CountAsync(new CaseFilter { FromMs = StartOf(first.AddDays(-days)), UntilMs = StartOf(first) }, cancellation)),
        };
    }

    private CaseFigureView Of(DateOnly first, DateOnly last, IReadOnlyList<CountedCase> counted) => new()
    {
        From = first,
        To = last,
        Total = counted.Count,
        Declined = counted.Count(static item => item.State == CaseState.Declined),
        Answered = counted.Count(static item => item.AnsweredMs is not null),
        ByType = CaseType.All.ToDictionary(static type => type, type => counted.Count(item => item.Type == type)),
        ByCounty = counted.Where(static item => item.County.Length > 0).GroupBy(static item => item.County).OrderByDescending(static group => group.Count()).ToDictionary(static group => group.Key, static group => group.Count()),
        ByField = counted.Where(static item => item.Field.Length > 0).GroupBy(static item => item.Field).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count()),
        ByUnit = Grouped(counted).ToDictionary(static group => group.Key, static group => group.Count()),
        Units = [.. Grouped(counted).Select(group => new CaseUnitFigures(group.Key, group.Count(), RateOf([.. group]), MeanOf([.. group]), LateOf([.. group])))],
        Rate = RateOf(counted),
        MeanWorkingDays = MeanOf(counted),
        Overdue = LateOf(counted),
        Rated = counted.Count(static item => item.Score is not null),
        Content = counted.Count(static item => item.Score >= CaseReceiving.FineScore),
        Topics = TopicCounting.Of(counted),
    };

    private static long StartOf(DateOnly day) => CaseClock.EndOf(day.AddDays(-1)) + 1000;

    private static IEnumerable<IGrouping<string, CountedCase>> Grouped(IEnumerable<CountedCase> counted) =>
        counted.GroupBy(static item => item.UnitName.Length > 0 ? item.UnitName : NoUnit).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal);

    /// <summary>Of those that were taken on; what nobody has looked at is not yet.</summary>
    private static double? RateOf(IReadOnlyList<CountedCase> counted) => counted.Count(static item => item.State is not (CaseState.Submitted or CaseState.Declined)) is > 0 and var taken
        ? Math.Round(counted.Count(static item => item.AnsweredMs is not null) / (double)taken, 4)
        : null;

    private double? MeanOf(IReadOnlyList<CountedCase> counted) => counted.Where(static item => item.AnsweredMs is not null).ToList() is { Count: > 0 } answered
        ? Math.Round(answered.Average(item => clock.DaysBetween(item.SubmittedMs, item.AnsweredMs!.Value)), 1)
        : null;

    private int LateOf(IReadOnlyList<CountedCase> counted) => counted.Count(item => item.IsLateAt(clock.NowMs));

    private static bool TryRead(string? text, DateOnly usual, out DateOnly day)
    {
        day = usual;
        return string.IsNullOrEmpty(text) || DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}

/// <summary>Figures of the cases that were submitted in a span.</summary>
public sealed record CaseFigureView
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required int Total { get; init; }

    /// <summary>The days before, as many of them; null where no day can be written before.</summary>
    public CaseSpanBefore? Before { get; init; }

    public required int Declined { get; init; }

    public required int Answered { get; init; }

    public required IReadOnlyDictionary<string, int> ByType { get; init; }

    public required IReadOnlyDictionary<string, int> ByCounty { get; init; }

    /// <summary>By field of life (领域), the most first; what nobody gave one is not among them.</summary>
    public required IReadOnlyDictionary<string, int> ByField { get; init; }

    public required IReadOnlyDictionary<string, int> ByUnit { get; init; }

    public required IReadOnlyList<CaseUnitFigures> Units { get; init; }

    /// <summary>Answered of those taken on, 0 to 1; null when there are none.</summary>
    public double? Rate { get; init; }

    /// <summary>From submission to answer; null when nothing is answered.</summary>
    public double? MeanWorkingDays { get; init; }

    /// <summary>Answered too late, or not yet and late.</summary>
    public required int Overdue { get; init; }

    /// <summary>Rated by their citizens.</summary>
    public required int Rated { get; init; }

    /// <summary>Of those, rated <see cref="CaseReceiving.FineScore"/> or better.</summary>
    public required int Content { get; init; }

    /// <summary>What most of them are about, the hottest first.</summary>
    public required IReadOnlyList<CaseTopic> Topics { get; init; }
}

/// <summary>How many there were in the span before.</summary>
public sealed record CaseSpanBefore(DateOnly From, DateOnly To, int Total);

/// <summary>The same of one unit.</summary>
public sealed record CaseUnitFigures(string Unit, int Total, double? Rate, double? MeanWorkingDays, int Overdue);
