using System.Globalization;
using PuyangFabu.Content.Directories;
using PuyangFabu.Conversation.Cases.Listing;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Cases;

/// <summary>Which cases somebody wants to see, as it was asked for; what is empty asks for nothing.</summary>
public sealed record CaseQuery
{
    private const int LongestWords = 100;

    /// <summary>One of <see cref="CaseState"/>.</summary>
    public string? State { get; init; }

    /// <summary>One of <see cref="CaseType"/>.</summary>
    public string? Type { get; init; }

    /// <summary>Id in the directory, or name.</summary>
    public string? Unit { get; init; }

    public string? County { get; init; }

    public bool? Overdue { get; init; }

    /// <summary>Only those whose next step is the asking person's.</summary>
    public bool? Mine { get; init; }

    /// <summary>More time was asked for.</summary>
    public bool? AsksForTime { get; init; }

    /// <summary>The citizen was not content, and nobody has asked yet (待回访).</summary>
    public bool FollowUp { get; init; }

    /// <summary>The field of life that it is of.</summary>
    public string? Field { get; init; }

    /// <summary>First day of submission, <c>2026-01-05</c>.</summary>
    public string? From { get; init; }

    /// <summary>Last day of it.</summary>
    public string? To { get; init; }

    public string? Words { get; init; }

    public string? Cursor { get; init; }

    /// <returns>What the store is asked, whoever asks; or what is wrong.</returns>
    internal Outcome<CaseFilter> Read()
    {
        var (after, problems) = (CasePlace.Read(Cursor), new List<FieldProblem>());
        Add("state", Given(State) is { } state && !CaseState.All.Contains(state) ? $"只能是 {string.Join("、", CaseState.All)}" : null);
        Add("type", Given(Type) is { } type && !CaseType.All.Contains(type) ? $"只能是{string.Join("、", CaseType.All)}" : null);
        Add("county", FieldReasons.OfLine(County ?? "", CaseInputRules.LongestCounty));
        Add("field", FieldReasons.OfLine(Field ?? "", LongestWords));
        Add("q", FieldReasons.OfLine(Words ?? "", LongestWords));
        Add("from", DayReason(From));
        Add("to", DayReason(To));
        Add("cursor", Given(Cursor) is not null && after is null ? "不是上一页给出的 nextCursor" : null);
        return problems.Count > 0 ? Refusal.BadInput(problems) : new CaseFilter
        {
            State = Given(State),
            Type = Given(Type),
            County = Given(County),
            Unit = Given(Unit) is { } named ? UnitReference.Read(named) : null,
            Overdue = Overdue,
            AsksForTime = AsksForTime == true,
            FollowUp = FollowUp,
            Field = Given(Field?.Trim()),
            FromMs = DayOf(From) is { } from ? CaseClock.EndOf(from.AddDays(-1)) + 1000 : null,
            UntilMs = DayOf(To) is { } to ? CaseClock.EndOf(to) + 1000 : null,
            Words = Given(Words?.Trim()),
            After = after,
        };

        void Add(string field, string? reason)
        {
            if (reason is not null)
            {
                problems.Add(new FieldProblem(field, reason));
            }
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? DayReason(string? text) => Given(text) is not null && DayOf(text) is not { Year: > 1 and < 9999 } ? "不是日期，请写成 2026-01-05" : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
